# bash completion for repliek: commands and options are read from the program's own help, so that they always agree.
_repliek() {
  local current=${COMP_WORDS[COMP_CWORD]} words
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    words=$(repliek --help | sed -n 's/^  \([a-z]*\) .*/\1/p')
  elif [[ $current == -* ]]; then
    words=$(repliek "${COMP_WORDS[1]}" --help 2>/dev/null | grep -oE -- '--[a-z][a-z-]*=?')
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
    return
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  [[ ${COMPREPLY[0]-} != *= ]] || compopt -o nospace 2>/dev/null
}
complete -o filenames -F _repliek repliek
