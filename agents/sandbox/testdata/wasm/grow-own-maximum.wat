;; Exits with 0 if growth fails at the module's own maximum and nowhere else.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory 1 3)
  (func (export "_start")
    (if (i32.ne (memory.grow (i32.const 2)) (i32.const 1)) (then (call $exit (i32.const 1))))
    (if (i32.ne (memory.grow (i32.const 1)) (i32.const -1)) (then (call $exit (i32.const 2))))
    (if (i32.ne (memory.grow (i32.const -1)) (i32.const -1)) (then (call $exit (i32.const 3))))
    (if (i32.ne (memory.size) (i32.const 3)) (then (call $exit (i32.const 4))))))
