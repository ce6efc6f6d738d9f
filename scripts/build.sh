# shellcheck shell=bash
# Sourced by scripts/tlaloc and scripts/test: installs what the build needs and builds a preset, each only when needed.
# Everything it prints goes to stderr, and it prints nothing when there is nothing to do.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

packages=(g++ cmake ninja-build libboost-dev libcadical-dev libcli11-dev libfmt-dev libgmp-dev libgtest-dev libz3-dev nlohmann-json3-dev)

say() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; }

# Installs the packages that dpkg does not know as installed; needs the network only then.
install_packages() {
  local missing=() package state
  if ! command -v dpkg-query >/dev/null; then
    say "no dpkg here: taking it that these are installed in some other way: ${packages[*]}"
    return 0
  fi
  for package in "${packages[@]}"; do
    state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) || state=absent
    [[ $state == installed ]] || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  local become=()
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      say "missing packages: ${missing[*]}"
      say "neither root nor sudo here; as root, run: apt-get install ${missing[*]}"
      return 1
    fi
    become=(sudo)
  fi
  say "installing ${missing[*]}"
  local apt=("${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get)
  # Package lists may be absent or old: try with what there is, then with fresh ones.
  if ! "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >&2; then
    if ! { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${missing[@]}"; } >&2; then
      say "apt-get could not install: ${missing[*]}"
      return 1
    fi
  fi
}

# As many jobs as there are processors, but no more than the free memory carries at a gigabyte each.
job_count() {
  local jobs memory
  jobs=$(nproc)
  memory=$(awk '/^MemAvailable:/ {print int($2 / 1048576)}' /proc/meminfo 2>/dev/null) || memory=
  if [[ -n $memory ]] && ((memory < jobs)); then jobs=$memory; fi
  ((jobs > 0)) || jobs=1
  echo "$jobs"
}

# up_to_date STAMP SOURCES...: nothing among the sources (a folder counts when an entry is added or removed) is newer.
up_to_date() {
  local stamp=$1
  shift
  [[ -e $stamp ]] && [[ -z $(cd "$root" && find "$@" -newer "$stamp" -print -quit) ]]
}

# build PRESET TARGET SOURCES...: brings build/PRESET/TARGET up to date with the sources.
# The stamp bears the time at which the build began, so an edit made meanwhile is seen the next time.
build() {
  local preset=$1 target=$2 directory=$root/build/$1
  shift 2
  local stamp=$directory/.$target.built
  if up_to_date "$stamp" "$@"; then return 0; fi
  install_packages || return 1
  mkdir -p "$directory"
  # One build at a time; who waited for another's looks again.
  local lock
  exec {lock}>"$directory/.lock"
  flock "$lock"
  if up_to_date "$stamp" "$@"; then exec {lock}>&-; return 0; fi
  touch "$stamp.new"
  local -a options=()
  read -r -a options <<<"${TLALOC_CMAKE_OPTIONS:-}"
  say "building the $preset preset"
  (
    cd "$root"
    cmake --preset "$preset" ${options[@]+"${options[@]}"} && cmake --build --preset "$preset" --target "$target" -j "$(job_count)"
  ) >&2 || return 1
  mv "$stamp.new" "$stamp"
  exec {lock}>&-
}
