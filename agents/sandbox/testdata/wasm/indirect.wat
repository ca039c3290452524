(module
  (type $v (func)) (type $i (func (param i32)))
  (table 2 2 funcref)
  (elem (i32.const 0) $f)
  (func $f)
  (func (export "_start") (call_indirect (type $i) (i32.const 1) (i32.const 0))))
