import CivilTime
import DecimalArithmetic
import FEEL

/// Any bytes as an expression and as the cell of a decision table.
///
/// Nothing may crash, hang or grow without bound. An expression that depends on nothing but its names gives the same
/// value twice, and what it gives is equal to itself once it is written and read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzExpression(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  let names = Facts.named
  let layout = FrameLayout(names.map { ($0.name, $0.value.type) })
  if let expression = try? FEELCompiler.expression(text, layout: layout) {
    let first = Facts.value(of: expression, names)
    let second = Facts.value(of: expression, names)
    if Facts.isPlain(first), first != second, first == first { fail("two values: \(first) and \(second)") }
    checkWriting(first)
  }
  if let tests = try? FEELCompiler.unaryTests(text, layout: layout, input: .any) {
    let evaluation = Facts.evaluation(slots: tests.slotCount, names)
    for name in names { _ = evaluation.matches(tests, name.value) }
    _ = evaluation.matches(tests, .null)
  }
  return 0
}

/// Numbers, texts, truths and lists of them are written as FEEL that gives them again.
private func checkWriting(_ value: Value) {
  guard Facts.isPlain(value) else { return }
  let text = value.description
  guard text.utf8.count < 4_000 else { return }
  guard let expression = try? FEELCompiler.expression(text) else { fail("not FEEL: \(text)") }
  let again = Facts.value(of: expression, [])
  if again != value, value == value { fail("\(text) became \(again)") }
}
