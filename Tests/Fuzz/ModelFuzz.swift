import CivilTime
import DMN
import DecimalArithmetic
import FEEL

/// Any bytes as a file of DMN: read, written, read again, compiled, and every decision made.
///
/// Nothing may crash, hang or grow without bound, and a model that could be read is the same after it was written.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzModel(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let model = try? DecisionModel.read(xml: Array(UnsafeBufferPointer(start: bytes, count: count))) else {
    return 0
  }
  let written = model.xml
  guard let again = try? DecisionModel.read(xml: written) else { fail("cannot be read again: \(written)") }
  if again.xml != written { fail("not the same:\n\(written)\n\(again.xml)") }
  let compiled = CompiledModel(model)
  var inputs: [String: Value] = [:]
  for (number, input) in model.inputData.enumerated() {
    inputs[input.name] = Facts.named[number % Facts.named.count].value
  }
  for isExplaining in [false, true] {
    for name in compiled.decisionNames.prefix(20) {
      let outcome = compiled.evaluate(
        decision: name, inputs: inputs, environment: Facts.environment, explaining: isExplaining)
      _ = outcome.problems.map(\.description)
      _ = outcome.explanation?.sentence(in: .ja)
    }
    for name in compiled.serviceNames.prefix(5) {
      _ = compiled.evaluate(service: name, inputs: inputs, environment: Facts.environment, explaining: isExplaining)
    }
  }
  return 0
}
