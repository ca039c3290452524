// Command gofiles prints what it is told and what it finds below /inputs.
package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

func main() {
	fmt.Println(os.Args[1:], os.Getenv("GREETING"))
	err := fs.WalkDir(os.DirFS("/inputs"), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		fmt.Println(path, info.Mode(), info.Size(), info.ModTime().UTC().Year())
		return nil
	})
	check(err)
	blob, err := os.ReadFile("/inputs/dir/b.txt")
	check(err)
	fmt.Printf("%s\n", blob)

	f, err := os.Open("/inputs/a.txt")
	check(err)
	_, err = f.Seek(-5, io.SeekEnd)
	check(err)
	blob, err = io.ReadAll(f)
	check(err)
	fmt.Printf("%s\n", blob)
	check(f.Close())

	list, err := os.ReadDir("/inputs/dir")
	check(err)
	fmt.Println(len(list), list[0].Name())

	_, err = os.Stat("/inputs/none")
	fmt.Println(errors.Is(err, fs.ErrNotExist))
	_, err = os.Create("/inputs/new")
	fmt.Println(errors.Is(err, syscall.EROFS))
	fmt.Println(errors.Is(os.Remove("/inputs/a.txt"), syscall.EROFS))
	fmt.Println(errors.Is(os.Mkdir("/inputs/sub", 0o755), syscall.EROFS))
	_, err = os.ReadFile("/etc/passwd")
	fmt.Println(err != nil)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
