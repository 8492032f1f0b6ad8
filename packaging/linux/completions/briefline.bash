# bash completion for briefline
_briefline() {
    local word=${COMP_WORDS[COMP_CWORD]} verb=${COMP_WORDS[1]}
    if [[ $COMP_CWORD -eq 1 ]]; then
        COMPREPLY=($(compgen -W "extract export time-tag bench --help --version --doctor" -- "$word") $(compgen -f -- "$word"))
    elif [[ $word == -* ]]; then
        # the options as the program itself lists them, so that this file never falls behind
        local options
        options=$(briefline "$verb" --help 2>/dev/null | grep -oE '(^|[ ,])--?[a-z][a-z-]*' | tr -d ' ,' | sort -u)
        COMPREPLY=($(compgen -W "$options" -- "$word"))
    else
        COMPREPLY=($(compgen -f -- "$word"))
    fi
}
complete -o filenames -F _briefline briefline
