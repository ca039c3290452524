package app

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

// completion prints a script that completes the command's words in a shell.
func completion(name string) *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a completion script for a shell",
		ArgsUsage: "bash|zsh",
		Description: "Examples:\n  " + name + " completion bash > /etc/bash_completion.d/" + name +
			"\n  source <(" + name + " completion zsh)",
		Action: func(c *cli.Context) error {
			switch c.Args().First() {
			case "bash":
				fmt.Fprintf(c.App.Writer, bashScript, name)
			case "zsh":
				fmt.Fprintf(c.App.Writer, "#compdef %[1]s\nautoload -U +X bashcompinit && bashcompinit\n"+bashScript, name)
			default:
				return Usage("name a shell: bash or zsh")
			}
			return nil
		},
	}
}

const bashScript = `_%[1]s_complete() {
  local words
  words="$("${COMP_WORDS[@]:0:COMP_CWORD}" --generate-bash-completion 2>/dev/null | sed 's/:.*//')"
  COMPREPLY=($(compgen -W "$words" -f -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _%[1]s_complete %[1]s
`
