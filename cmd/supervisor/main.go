// Command supervisor makes hosted applications, posts their offers, says which keys act for them, and pays workers.
package main

import (
	"github.com/urfave/cli/v2"

	"emet/cmd/internal/app"
)

const description = `An application is written in JavaScript or Go, and checked, tested and tried here before anybody else sees it.

An offer is what an application is, and on which terms workers and clients may enter it. The account that posts it is
its master: only the master says which keys act for the offer, and workers are paid through channels.

Whatever is sent is written down first: a command that was killed is taken up when it is given again.

Examples:
  supervisor app new notes                         begin an application
  supervisor app test notes                        run its tests
  supervisor app report notes                      what each server will see
  supervisor run notes                             run it: workers serve it, clients call it
  supervisor status                                how that goes; also workers, tick N, pay
  supervisor offer post app.json                   post an offer; its id is printed
  supervisor offer revise ID app2.json             post its next version
  supervisor key grant ID KEY --power tick         let a key sign the offer's ticks
  supervisor key sign ID KEY --power tick > c.json make a certificate, which anybody may carry to the chain
  supervisor key carry c.json                      carry it there
  supervisor identity list ID                      who has joined
  supervisor channel open PAYEE 0.1                set ether aside for a worker
  supervisor channel pay ID 0.001 > voucher.json   promise it a part

` + app.ExitCodes

func main() { app.Main(newApp()) }

func newApp() *cli.App {
	a := &cli.App{
		Name: "supervisor", Usage: "run hosted applications", ArgsUsage: "COMMAND", Description: description,
		Flags: app.NetworkFlags(),
	}
	for _, group := range [][]*cli.Command{runCommands(), appCommands(), offerCommands(), keyCommands(), channelCommands(), identityCommands()} {
		a.Commands = append(a.Commands, group...)
	}
	return a
}
