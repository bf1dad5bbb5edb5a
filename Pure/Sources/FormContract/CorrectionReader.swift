import FormSchema
import Kernel

extension ContractReader {
  /// Reads a whole application that comes in the place of the one handed in.
  /// - Parameter document: any bytes.
  /// - Throws: as ``read(_:)``.
  /// - Complexity: linear in the document.
  public func readCorrection(_ document: [UInt8]) throws(ContractProblems) -> ContractCorrection {
    ContractCorrection(try read(document), questions: Set(typedQuestions.map(\.id)))
  }

  /// Reads a patch of the application handed in: a document that names only what becomes different, with `null` for
  /// answers that go away.
  ///
  /// A file cannot be changed in part: who names a question of files or a signature sends all of it.
  /// - Parameters:
  ///   - patch: any bytes.
  ///   - answers: those that were handed in.
  /// - Throws: everything the merged answers differ in from the shape the schema describes, up to a hundred; the
  ///   pointers lead into the merged document.
  /// - Complexity: linear in the patch and in the answers it names.
  /// - Note: Source: RFC 7396, JSON Merge Patch.
  public func readCorrection(patch: [UInt8], of answers: Answers) throws(ContractProblems) -> ContractCorrection {
    let value = try Self.parsed(patch)
    var check = ShapeCheck()
    check.checkRepeats(value, at: "")
    guard check.problems.isEmpty else { throw ContractProblems(check.problems) }
    let changes = value[Self.answers]?.members ?? [], names = Set(changes.map(\.key))
    let named = typedQuestions.filter { names.contains($0.id) }, known = Set(named.map(\.id))
    var merged = MergePatch.merged(value, into: named.isEmpty ? nil : document(answers, only: named))
    // What no question is called is no answer that could go away: a slip of the pen, which the check finds.
    let unknown = changes.filter { $0.value == .null && !known.contains($0.key) }
    if !unknown.isEmpty, let members = merged[Self.answers]?.members {
      merged = .object([.init(Self.answers, .object(members + unknown))])
    }
    return ContractCorrection(try application(merged), questions: known)
  }

  private func document(_ answers: Answers, only questions: [Question]) -> JSONValue {
    var known = Answers()
    for question in questions where !question.type.isAttached { known[question.id] = answers[question.id] }
    // A list is replaced whole, so the files in its rows are not looked at either.
    return ContractWriter(form).document(known) { _ in [] }
  }

  private var typedQuestions: [Question] { form.questions.filter(\.type.isTyped) }
}
