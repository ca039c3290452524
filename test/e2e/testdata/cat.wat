;; Writes an input, named by the first argument, to the result.
;;
;;     wat2wasm cat.wat -o cat.wasm        (wabt 1.0.32)
(module
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)

  ;; Ends the program with an error number, unless that is none.
  (func $check (param $errno i32)
    (if (local.get $errno) (then (call $proc_exit (local.get $errno)))))

  (func (export "_start") (local $name i32)
    ;; The addresses of the arguments go to 16, their text to 64.
    (call $check (call $args_sizes_get (i32.const 0) (i32.const 4)))
    (call $check (call $args_get (i32.const 16) (i32.const 64)))
    (local.set $name (i32.load (i32.const 20)))
    ;; The last argument ends with the text, with a zero behind it. Descriptor 3 is /inputs; the new one goes to 8.
    (call $check (call $path_open (i32.const 3) (i32.const 0) (local.get $name)
      (i32.sub (i32.sub (i32.add (i32.const 64) (i32.load (i32.const 4))) (local.get $name)) (i32.const 1))
      (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 8)))
    ;; One buffer at 4096, described at 48.
    (i32.store (i32.const 48) (i32.const 4096))
    (loop $more
      (i32.store (i32.const 52) (i32.const 4096))
      (call $check (call $fd_read (i32.load (i32.const 8)) (i32.const 48) (i32.const 1) (i32.const 52)))
      (call $check (call $fd_write (i32.const 1) (i32.const 48) (i32.const 1) (i32.const 56)))
      (br_if $more (i32.load (i32.const 52))))))
