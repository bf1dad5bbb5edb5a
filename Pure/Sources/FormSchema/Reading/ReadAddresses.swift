import Nihongo

extension AnswerReader {
  /// Prefecture and city must be there, and something of town and street; the postal code may be left out,
  /// because not everyone knows it.
  func readAddress() -> Outcome {
    var problems: [AnswerProblem] = []
    var parts: [String: String] = [:]
    for name in ["postal-code", "prefecture", "city", "town", "street", "building"] {
      do { parts[name] = try line(name, max: TypedText.longestPart) } catch { problems.append(error) }
    }
    guard problems.isEmpty else { return Outcome(problems: problems) }
    let part = { (name: String) in parts[name] ?? "" }
    if parts.values.allSatisfy(\.isEmpty) { return missing() }
    if !part("postal-code").isEmpty, PostalCode(part("postal-code")) == nil {
      problems.append(problem(.notAPostalCode, part: "postal-code"))
    }
    for name in ["prefecture", "city"] where part(name).isEmpty { problems.append(problem(.missing, part: name)) }
    if !part("prefecture").isEmpty, Prefecture(name: part("prefecture")) == nil {
      problems.append(problem(.notAnOption, part: "prefecture", variant: "prefecture"))
    }
    if part("town").isEmpty, part("street").isEmpty { problems.append(problem(.missing, part: "street")) }
    guard problems.isEmpty else { return Outcome(problems: problems) }
    return .answer(.address(Address(
      postalCode: PostalCode(part("postal-code")), prefecture: part("prefecture"), city: part("city"),
      town: part("town"), street: part("street"), building: part("building"))))
  }
}
