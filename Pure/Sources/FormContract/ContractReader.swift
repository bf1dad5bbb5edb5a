import FormSchema
import Kernel

/// Reads an application for a procedure from the JSON its ``ApplicationSchema`` describes.
public struct ContractReader: Sendable {
  /// The most bytes a document may have, files included.
  public static let mostBytes = 64 * 1_048_576

  /// The most values a document may have, members and items counted.
  public static let mostValues = 200_000

  let form: Form
  private let shape: Shape

  public init(_ definition: ProcedureDefinition) {
    form = definition.form
    shape = Self.document(definition)
  }

  /// What the reader and the schema demand of the document as a whole.
  private static func document(_ definition: ProcedureDefinition) -> Shape {
    let answers = Shape.answers(definition.form.questions, definition.words(in: .japanese))
    return .object([MemberShape(name: Self.answers, shape: answers, isRequired: true)])
  }

  static let answers = "answers"
  private static let start = JSONPointer.member(answers, of: "")

  /// Where the answer to a question of the form itself stands in a document: a JSON Pointer (RFC 6901).
  public static func pointer(to question: String) -> String { JSONPointer.member(question, of: start) }

  /// What would have been typed into the form.
  ///
  /// Whether the answers are right, and all there, is for the form to say: see ``problems(_:of:)``.
  /// - Parameter document: any bytes.
  /// - Throws: everything that has another shape than the schema describes, up to a hundred.
  /// - Complexity: linear in the document.
  public func read(_ document: [UInt8]) throws(ContractProblems) -> ContractApplication {
    try application(Self.parsed(document))
  }

  func application(_ value: JSONValue) throws(ContractProblems) -> ContractApplication {
    var check = ShapeCheck()
    check.check(value, shape, at: "")
    guard check.problems.isEmpty else { throw ContractProblems(check.problems) }
    var typing = DocumentTyping()
    typing.type(value[Self.answers] ?? .null, form.questions, at: Self.start)
    guard typing.problems.isEmpty else { throw ContractProblems(typing.problems) }
    return ContractApplication(
      typed: typing.typed, files: typing.files, answers: AnswersOutline(value[Self.answers] ?? .null))
  }

  static func parsed(_ document: [UInt8]) throws(ContractProblems) -> JSONValue {
    guard document.count <= mostBytes else {
      throw ContractProblems([ContractProblem(.shape(.tooLarge(most: mostBytes)), at: "")])
    }
    // Every value but the first stands behind one of these; in texts they only make the estimate too high.
    let values = document.count { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
    guard values <= mostValues else {
      throw ContractProblems([ContractProblem(.shape(.tooManyValues(most: mostValues)), at: "")])
    }
    do {
      return try JSONReader.read(document, takesFractions: true)
    } catch {
      throw ContractProblems([ContractProblem(.shape(.notJSON(offset: error.offset)), at: "")])
    }
  }

  /// What the form says to it, at the places of the document: its own problems, then answers nobody asked for.
  ///
  /// - Parameter reading: of the application's ``ContractApplication/typed``, with its files attached.
  public func problems(_ reading: Reading, of application: ContractApplication) -> [ContractProblem] {
    let own = reading.problems.map { problem in
      ContractProblem(.answer(problem), at: Self.pointer(to: problem, application.answers))
    }
    return own + application.answers.notAsked(reading, form.questions, at: Self.start)
  }

  private static func pointer(to problem: AnswerProblem, _ answers: AnswersOutline) -> String {
    var pointer = start, answers: AnswersOutline? = answers
    for row in problem.rows {
      pointer = JSONPointer.item(row.number - 1, of: JSONPointer.member(row.group, of: pointer))
      answers = answers?.rows[row.group].flatMap { $0.indices.contains(row.number - 1) ? $0[row.number - 1] : nil }
    }
    pointer = JSONPointer.member(problem.innermost, of: pointer)
    guard let part = problem.part else { return pointer }
    if part == Option.other, let index = answers?.others[problem.innermost] {
      pointer = JSONPointer.item(index, of: pointer)
    }
    return JSONPointer.member(part, of: pointer)
  }
}
