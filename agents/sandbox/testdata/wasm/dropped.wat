;; An active data segment is dropped when the module starts: nothing of it is left to copy.
(module
  (memory 1)
  (data (i32.const 0) "ab")
  (func (export "_start")
    (memory.init 0 (i32.const 8) (i32.const 0) (i32.const 0)) ;; nothing can be had of nothing
    (memory.init 0 (i32.const 8) (i32.const 0) (i32.const 1))))
