// Files and processes: Json, CSV and IOUtils. Lowering lets these through only when the user allowed them.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "frontend/interpret/failure.h"
#include "frontend/interpret/natives/json.h"
#include "frontend/interpret/natives/natives.h"
#include "frontend/support/process.h"

namespace tlaloc::interpret {

using kernel::Op;

namespace {

const std::string& text_of(const Value& value, const char* which, Op op) {
  if (!value.is_string()) fail_operand(which, kernel::info(op).spelling, value, "a string");
  return value.as_symbol().text();
}

std::vector<Value> sequence_of(const Value& value, const char* which, Op op) {
  if (value.kind() != ValueKind::Tuple) fail_operand(which, kernel::info(op).spelling, value, "a sequence");
  return {value.items().begin(), value.items().end()};
}

[[noreturn]] void fail_file(const std::string& path, const char* what) {
  fail(EvalError::Kind::Undefined, std::string("the file `") + path + "` cannot be " + what);
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!std::filesystem::is_regular_file(path) || !file || (file.peek() != EOF && !(text << file.rdbuf())))
    fail_file(path, "read");
  return text.str();
}

void write_file(const std::string& path, const std::string& text, std::ios::openmode mode) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::error_code ignored;  // the file then cannot be opened either
  if (!folder.empty()) std::filesystem::create_directories(folder, ignored);
  std::ofstream file(path, std::ios::binary | mode);
  if (!(file << text) || !file.flush()) fail_file(path, "written");
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    if (line.ends_with('\r')) line.pop_back();
    lines.push_back(std::move(line));
  }
  return lines;
}

// ---- Json

Value read_json_lines(const std::string& path) {
  std::vector<Value> values;
  for (const std::string& line : lines_of(read_file(path))) {
    if (line.find_first_not_of(" \t") != std::string::npos)
      values.push_back(from_json(line, "a line of the file `" + path + "`"));
  }
  return Value::tuple(std::move(values));
}

std::string json_lines(const std::vector<Value>& values, const NameOrder& names) {
  std::string text;
  for (const Value& value : values) text += to_json(value, names) + "\n";
  return text;
}

// ---- texts with places for values

/// `%s` in order, `%n$s` by number; `%%` is a percent sign.
std::string filled(const std::string& pattern, const std::vector<std::string>& values, Op op) {
  std::string text;
  std::size_t next = 0;
  const auto wrong = [&] {
    fail(EvalError::Kind::Undefined, std::string("the template `") + pattern + "` of `" + kernel::info(op).spelling +
                                         "` asks for what is not there; `%s` and `%1$s` stand for the values given");
  };
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%') {
      text += pattern[i];
      continue;
    }
    if (++i == pattern.size()) wrong();
    if (pattern[i] == '%') {
      text += '%';
      continue;
    }
    std::size_t chosen = 0;
    if (pattern[i] == 's') {
      chosen = next++;
    } else {
      const std::size_t dollar = pattern.find_first_not_of("0123456789", i);
      if (dollar == std::string::npos || dollar == i || pattern.compare(dollar, 2, "$s") != 0 || dollar - i > 4) wrong();
      chosen = std::stoul(pattern.substr(i, dollar - i)) - 1;  // 0 wraps around and is out of range
      i = dollar + 1;
    }
    if (chosen >= values.size()) wrong();
    text += values[chosen];
  }
  return text;
}

// ---- CSV

void write_csv_record(std::span<const Value> args, const NameOrder& names) {
  const Value& record = args[0];
  if (!record.is_listed_function()) fail_operand("first argument", "CSVWriteRecord", record, "a record");
  const std::string& between = text_of(args[1], "second argument", Op::CsvWriteRecord);
  if (!args[2].is_bool()) fail_operand("third argument", "CSVWriteRecord", args[2], "a Boolean");
  std::string header;
  std::string line;
  for (const auto& [name, value] : record.shown_entries(names)) {
    if (!line.empty()) {
      header += between;
      line += between;
    }
    header += text_of(name, "name of a field", Op::CsvWriteRecord);
    line += value.to_string(names);
  }
  write_file(text_of(args[3], "fourth argument", Op::CsvWriteRecord), (args[2].as_bool() ? header + "\n" : "") + line + "\n",
             std::ios::app);
}

/// One record a line, its fields strings; TLC gives no line of a file that does not exist.
Value read_csv(std::span<const Value> args) {
  const std::vector<Value> columns = sequence_of(args[0], "first argument", Op::CsvRead);
  const std::string& between = text_of(args[1], "second argument", Op::CsvRead);
  const std::string& path = text_of(args[2], "third argument", Op::CsvRead);
  if (between.empty()) fail_operand("second argument", "CSVRead", args[1], "a separator");
  std::vector<Value> records;
  if (!std::filesystem::exists(path)) return Value::tuple({});
  for (const std::string& line : lines_of(read_file(path))) {
    std::vector<FieldValue> fields;
    std::size_t from = 0;
    for (const Value& column : columns) {
      if (from > line.size()) {
        fail(EvalError::Kind::Undefined,
             "the line `" + line + "` of the file `" + path + "` has fewer than " + std::to_string(columns.size()) + " values");
      }
      const std::size_t end = std::min(line.find(between, from), line.size());
      fields.emplace_back(Symbol(text_of(column, "name of a column", Op::CsvRead)),
                          Value::string(line.substr(from, end - from)));
      from = end + between.size();
    }
    records.push_back(Value::record(std::move(fields)));
  }
  return Value::tuple(std::move(records));
}

// ---- IOUtils

Value outcome(int code, const std::string& output, const std::string& errors) {
  return Value::record({{Symbol("exitValue"), Value::integer(code)},
                        {Symbol("stdout"), Value::string(output)},
                        {Symbol("stderr"), Value::string(errors)}});
}

const Value& option(const Value& options, const char* name, Op op) {
  const Value* const value = options.is_function() ? options.find(Value::string(name)) : nullptr;
  if (value == nullptr) {
    fail_operand("last argument", kernel::info(op).spelling, options,
                 (std::string("a record with a field `") + name + "`").c_str());
  }
  return *value;
}

/// "TXT" or "NDJSON", in UTF-8.
bool is_text_format(const Value& options, Op op) {
  const std::string& charset = text_of(option(options, "charset", op), "field `charset` of the last argument", op);
  const std::string& format = text_of(option(options, "format", op), "field `format` of the last argument", op);
  if (charset != "UTF-8" && charset != "US-ASCII") {
    fail(EvalError::Kind::Unsupported, "the character set `" + charset + "` is not supported; `UTF-8` is");
  }
  if (format == "TXT") return true;
  if (format == "NDJSON" && op == Op::TextWrite) return false;
  fail(EvalError::Kind::Unsupported,
       "the format `" + format + "` is not supported by `" + kernel::info(op).spelling + "`; `TXT` is");
}

Value write_text(std::span<const Value> args, const NameOrder& names) {
  const bool is_text = is_text_format(args[2], Op::TextWrite);
  const std::string& path = text_of(args[1], "second argument", Op::TextWrite);
  const auto options =
      sequence_of(option(args[2], "openOptions", Op::TextWrite), "field `openOptions` of the last argument", Op::TextWrite);
  const bool append = std::find(options.begin(), options.end(), Value::string("APPEND")) != options.end();
  const std::ios::openmode mode = append ? std::ios::app : std::ios::trunc;
  if (!is_text) {
    write_file(path, json_lines(sequence_of(args[0], "first argument", Op::TextWrite), names), mode);
    return Value::boolean(true);
  }
  write_file(path, text_of(args[0], "first argument", Op::TextWrite), mode);
  return outcome(0, "", "");
}

std::vector<std::string> texts_of(const Value& sequence, const char* which, Op op) {
  std::vector<std::string> texts;
  for (const Value& item : sequence_of(sequence, which, op)) texts.push_back(text_of(item, "element of a command", op));
  return texts;
}

Value run(const std::vector<std::string>& command, const Value* environment, Op op) {
  ProcessSettings settings;
  if (environment != nullptr) {
    if (!environment->is_listed_function()) fail_operand("first argument", kernel::info(op).spelling, *environment, "a record");
    for (const auto& [name, value] : environment->function_entries()) {
      settings.environment.emplace_back(text_of(name, "name of an environment variable", op),
                                        value.is_string() ? value.as_symbol().text() : value.to_string());
    }
  }
  const auto result = run_process(command, settings);
  if (const auto* const why = std::get_if<std::string>(&result)) {
    fail(EvalError::Kind::Undefined, std::string("`") + kernel::info(op).spelling + "` cannot start a program: " + *why);
  }
  const auto& finished = std::get<Finished>(result);
  return outcome(finished.exit_code, finished.output, finished.errors);
}

Value run_template(const Value& command, const Value& parameters, const Value* environment, Op op) {
  const std::vector<std::string> values = texts_of(parameters, "last argument", op);
  std::vector<std::string> parts = texts_of(command, "template", op);
  for (std::string& part : parts) part = filled(part, values, op);
  return run(parts, environment, op);
}

}  // namespace

Value apply_io_native(Op op, std::span<const Value> args, const NameOrder& names) {
  switch (op) {
    case Op::JsonRead: {
      const std::string& path = text_of(args[0], "argument", op);
      return from_json(read_file(path), "the file `" + path + "`");
    }
    case Op::JsonReadLines:
      return read_json_lines(text_of(args[0], "argument", op));
    case Op::JsonWrite:
      if (!args[1].is_function()) fail_operand("second argument", "JsonSerialize", args[1], "a sequence or a record");
      write_file(text_of(args[0], "first argument", op), to_json(args[1], names), std::ios::trunc);
      return Value::boolean(true);
    case Op::JsonWriteLines:
      write_file(text_of(args[0], "first argument", op), json_lines(sequence_of(args[1], "second argument", op), names),
                 std::ios::trunc);
      return Value::boolean(true);
    case Op::CsvRead:
      return read_csv(args);
    case Op::CsvCount: {
      const std::string& path = text_of(args[0], "argument", op);
      return Value::integer(std::filesystem::exists(path) ? lines_of(read_file(path)).size() : 0);
    }
    case Op::CsvWrite: {
      std::vector<std::string> texts;
      for (const Value& item : sequence_of(args[1], "second argument", op)) texts.push_back(item.to_string(names));
      write_file(text_of(args[2], "third argument", op), filled(text_of(args[0], "first argument", op), texts, op) + "\n",
                 std::ios::app);
      return Value::boolean(true);
    }
    case Op::CsvWriteRecord:
      write_csv_record(args, names);
      return Value::boolean(true);
    case Op::TextWrite:
      return write_text(args, names);
    case Op::TextRead:
      static_cast<void>(is_text_format(args[1], op));
      return outcome(0, read_file(text_of(args[0], "first argument", op)), "");
    case Op::Exec:
      return run(texts_of(args[0], "argument", op), nullptr, op);
    case Op::EnvExec:
      return run(texts_of(args[1], "second argument", op), &args[0], op);
    case Op::ExecTemplate:
      return run_template(args[0], args[1], nullptr, op);
    case Op::EnvExecTemplate:
      return run_template(args[1], args[2], &args[0], op);
    default:
      break;
  }
  TLALOC_CHECK(false, "not an operator on files or processes");
  return {};
}

}  // namespace tlaloc::interpret
