// Which declaration an annotation belongs to, and whether it says what was inferred.
#include <fmt/format.h>

#include <map>

#include "frontend/infer/annotation.h"
#include "frontend/infer/inference.h"
#include "frontend/lex/lexer.h"

namespace tlaloc::infer {

namespace {

struct Annotation {
  Span comments;
  std::vector<std::uint32_t> targets;  ///< where the declaration behind them may begin: with or without its keyword
};

/// Comments are not part of a syntax tree; the few files with annotations are read once more.
std::vector<Annotation> find_annotations(SourceId source, const SourceManager& sources) {
  if (sources.file(source).text().find("@type") == std::string_view::npos) return {};
  DiagnosticSink unheard;
  const auto buffer = lex::lex_modules(source, sources, unheard);
  std::vector<Annotation> all;
  if (!buffer) return all;
  using lex::TokenKind;
  for (const lex::Annotation& found : buffer->annotations) {
    Annotation annotation{found.comments, {}};
    for (std::size_t i = found.next; i < buffer->tokens.size(); ++i) {
      const lex::Token& token = buffer->tokens[i];
      annotation.targets.push_back(token.begin);
      const bool is_keyword = token.kind == TokenKind::Variable || token.kind == TokenKind::Constant ||
                              token.kind == TokenKind::Local || token.kind == TokenKind::Let ||
                              token.kind == TokenKind::Recursive;
      if (!is_keyword) break;
    }
    all.push_back(std::move(annotation));
  }
  return all;
}

using Target = std::variant<kernel::ConstantId, kernel::VariableId, kernel::DefinitionId, kernel::LocalId>;

class AnnotationChecker {
 public:
  AnnotationChecker(const kernel::Program& program, TypeStore& types, const Flow& flow, const SourceManager& sources,
                    DiagnosticSink& sink)
      : program_(program), types_(types), flow_(flow), sources_(sources), sink_(sink) {}

  void run(const std::vector<Annotation>& annotations) {
    for (const Annotation& annotation : annotations) read_aliases(annotation);
    if (!annotations.empty()) list_targets();
    for (const Annotation& annotation : annotations) check(annotation);
    for (const auto& [file, first] : unreadable_) {
      const std::string others = first.count == 1 ? "" : fmt::format("; {} more in this file", first.count - 1);
      sink_.report(DiagnosticKind::AnnotationUnreadable, first.span, first.what + others,
                   "an annotation is `@type: TYPE;` or `@typeAlias: name = TYPE;`");
    }
  }

 private:
  using Place = std::pair<SourceId, std::uint32_t>;

  /// Some specs have types of their own making in each comment: one warning a file says enough.
  void unreadable(Span span, const std::string& what) {
    Unreadable& first = unreadable_[span.source];
    if (++first.count > 1) return;
    first.span = span;
    first.what = what;
  }

  /// In order: an alias may use those before it.
  void read_aliases(const Annotation& annotation) {
    const AnnotationTexts texts = read_annotations(sources_.text(annotation.comments));
    if (texts.broken) unreadable(annotation.comments, "an annotation without its `;`");
    for (const auto& [name, text] : texts.aliases) {
      const auto type = parse_type(text, aliases_, types_);
      if (!type) {
        unreadable(annotation.comments, fmt::format("`{}` is no type", text));
      } else {
        aliases_.types[name] = type->is_operator ? types_.anything() : type->result;
      }
    }
  }

  /// Declarations by where they begin.
  void list_targets() {
    const auto add = [&](Span span, Target target) {
      if (span.is_valid()) targets_.emplace(Place{span.source, span.begin}, target);
    };
    const auto all = [&](const auto& store, auto id, const auto& span_of) {
      for (std::uint32_t i = 0; i < store.size(); ++i) {
        const decltype(id) item(i);
        add(span_of(store[item]), item);
      }
    };
    all(program_.constants, kernel::ConstantId(), [](const auto& item) { return item.span; });
    all(program_.variables, kernel::VariableId(), [](const auto& item) { return item.span; });
    all(program_.definitions, kernel::DefinitionId(), [](const auto& item) { return item.span; });
    all(program_.locals, kernel::LocalId(), [](const auto& item) { return item.is_bound_variable ? Span{} : item.span; });
  }

  void check(const Annotation& annotation) {
    const AnnotationTexts texts = read_annotations(sources_.text(annotation.comments));
    for (const std::string& text : texts.types) {
      const auto type = parse_type(text, aliases_, types_);
      if (!type) {
        unreadable(annotation.comments, fmt::format("`{}` is no type", text));
        continue;
      }
      for (const std::uint32_t begin : annotation.targets) {
        const auto target = targets_.find({annotation.comments.source, begin});
        if (target != targets_.end()) std::visit([&](auto id) { compare(annotation, text, *type, id); }, target->second);
      }
    }
  }

  void compare(const Annotation& annotation, const std::string& text, const AnnotatedType& type, kernel::ConstantId id) {
    const kernel::Constant& constant = program_.constants[id];
    if (constant.arity == 0) compare_type(annotation, text, constant.name, constant.span, type, flow_.constant(id));
  }
  void compare(const Annotation& annotation, const std::string& text, const AnnotatedType& type, kernel::VariableId id) {
    const kernel::Variable& variable = program_.variables[id];
    compare_type(annotation, text, variable.name, variable.span, type, flow_.variable(id));
  }
  void compare(const Annotation& annotation, const std::string& text, const AnnotatedType& type, kernel::LocalId id) {
    const kernel::Local& local = program_.locals[id];
    if (local.arity == 0) compare_type(annotation, text, local.name, local.span, type, flow_.local(id));
  }
  void compare(const Annotation& annotation, const std::string& text, const AnnotatedType& type, kernel::DefinitionId id) {
    const kernel::Definition& definition = program_.definitions[id];
    if (type.parameters.size() != definition.params.size()) {
      return mismatch(annotation, definition.span,
                      fmt::format("`{}` is annotated as `{}`, but has {} parameter{}", definition.name.text(), text,
                                  definition.params.size(), definition.params.size() == 1 ? "" : "s"));
    }
    for (std::size_t i = 0; i < definition.params.size(); ++i) {
      const kernel::Local& param = program_.locals[definition.params[i]];
      if (param.arity == 0 && flow_.is_called(id) && excludes(type.parameters[i], flow_.local(definition.params[i]), types_)) {
        return mismatch(annotation, param.span,
                        fmt::format("`{}` is annotated as `{}`, but `{}` is in {}", definition.name.text(), text,
                                    param.name.text(), types_.print(flow_.local(definition.params[i]), program_)));
      }
    }
    if (excludes(type.result, flow_.definition(id), types_)) {
      mismatch(annotation, definition.body_span,
               fmt::format("`{}` is annotated as `{}`, but is in {}", definition.name.text(), text,
                           types_.print(flow_.definition(id), program_)));
    }
  }

  void compare_type(const Annotation& annotation, const std::string& text, Symbol name, Span span, const AnnotatedType& type,
                    TypeId inferred) {
    if (!excludes(type.result, inferred, types_)) return;
    mismatch(annotation, span,
             fmt::format("`{}` is annotated as `{}`, but is in {}", name.text(), text, types_.print(inferred, program_)));
  }

  void mismatch(const Annotation& annotation, Span declaration, std::string message) {
    sink_.report(Diagnostic{
        DiagnosticKind::AnnotationMismatch, std::move(message), annotation.comments, {{declaration, "declared here"}}, {}});
  }

  const kernel::Program& program_;
  TypeStore& types_;
  const Flow& flow_;
  const SourceManager& sources_;
  DiagnosticSink& sink_;
  struct Unreadable {
    Span span;
    std::string what;
    std::size_t count = 0;
  };
  std::map<SourceId, Unreadable> unreadable_;
  TypeAliases aliases_;
  std::map<Place, Target> targets_;
};

}  // namespace

void Inference::check_annotations(const std::vector<SourceId>& files, const SourceManager& sources, DiagnosticSink& sink) {
  std::vector<Annotation> annotations;
  for (const SourceId file : files) {
    for (Annotation& annotation : find_annotations(file, sources)) annotations.push_back(std::move(annotation));
  }
  AnnotationChecker(program_, types_, flow_, sources, sink).run(annotations);
}

}  // namespace tlaloc::infer
