# fish completion for briefline
complete -c briefline -n __fish_use_subcommand -a "extract export time-tag bench"
complete -c briefline -n __fish_use_subcommand -l help -l version -l doctor
complete -c briefline -n "not __fish_use_subcommand" -a "(briefline (commandline -opc)[2] --help 2>/dev/null | string match -ra -- '--[a-z][a-z-]*' | sort -u)"
