import FormContract
import Kernel

/// What a program says when it withdraws an application: an object with a `reason`, or an empty one.
struct Withdrawal: Sendable {
  /// As the applicant's own page takes.
  static let mostCharacters = 1000
  private static let reasonName = "reason"

  /// In the applicant's words; may be empty.
  let reason: Personal<String>

  /// - Parameter language: of what has to be mended.
  /// - Throws: ``CallProblem`` with the first thing that has another shape.
  init(_ body: [UInt8], in language: Language) throws(CallProblem) {
    let value: JSONValue
    do throws(JSONReader.Refusal) {
      value = try JSONReader.read(body)
    } catch {
      let fault = CallProblem.Fault(.notJSON(offset: error.offset), at: "", in: language)
      throw CallProblem(ClientsProblem.bodyUnreadable, errors: [fault])
    }
    if let (problem, pointer) = Self.problem(value) {
      throw CallProblem(ClientsProblem.answersRefused, errors: [.init(problem, at: pointer, in: language)])
    }
    reason = Personal(value[Self.reasonName]?.text ?? "")
  }

  private static func problem(_ value: JSONValue) -> (ShapeProblem, pointer: String)? {
    guard let members = value.members else { return (.wrongType(.object), "") }
    guard members.allSatisfy({ $0.key == reasonName }) else { return (.unknownMember(nearest: reasonName), "") }
    guard let reason = members.first?.value else { return nil }
    let place = "/\(reasonName)"
    guard members.count == 1 else { return (.repeatedMember, place) }
    guard let text = reason.text else { return (.wrongType(.string), place) }
    return text.unicodeScalars.count > mostCharacters ? (.tooLong(most: mostCharacters), place) : nil
  }
}
