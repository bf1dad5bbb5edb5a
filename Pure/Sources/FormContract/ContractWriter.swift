import FormSchema
import Foundation
import Kernel
import Nihongo

/// Writes answers as the JSON that ``ContractReader`` reads: an application as a program would send it.
public struct ContractWriter: Sendable {
  private let form: Form

  public init(_ definition: ProcedureDefinition) { self.init(definition.form) }

  init(_ form: Form) { self.form = form }

  /// - Parameters:
  ///   - answers: of a reading that was accepted, or of a record.
  ///   - content: the bytes of a file.
  /// - Returns: UTF-8, in the order of the form.
  public func write(_ answers: Answers, content: (Attachment) -> [UInt8]) -> [UInt8] {
    document(answers, content: content).canonicalBytes
  }

  func document(_ answers: Answers, content: (Attachment) -> [UInt8]) -> JSONValue {
    withoutActuallyEscaping(content) { content in
      .object([.init(ContractReader.answers, AnswerWriter(content: content).object(answers, form.questions))])
    }
  }
}

/// Writes one answer as its question's shape wants it.
private struct AnswerWriter {
  let content: (Attachment) -> [UInt8]

  func object(_ answers: Answers, _ questions: [Question]) -> JSONValue {
    .object(questions.filter(\.type.isTyped).compactMap { question in
      answers[question.id].map { .init(question.id, json($0, question)) }
    })
  }

  private func json(_ answer: Answer, _ question: Question) -> JSONValue {
    switch answer {
    case .text(let text): .text(text)
    case .name(let name): question.type.parts.isEmpty ? .text(name.family) : Self.parts(name)
    case .date(let date): .text(date.description)
    case .number(let number): .number(number)
    case .choice(let chosen): Self.json(chosen)
    case .choices(let chosen): .list(chosen.map(Self.json))
    case .flag(let flag): .flag(flag)
    case .address(let address): Self.parts(address)
    case .files(let files):
      question.type.name == .signature ? files.first.map(json) ?? .null : .list(files.map(json))
    case .time(let time): .text(TimeText.text(time))
    case .dateRange(let span): Self.parts([("from", span.from.description), ("to", span.to.description)])
    case .bankAccount(let account): Self.parts(account)
    case .individualNumber(let number): .text(number.revealed)
    case .location(let point): Self.parts(point)
    case .rows(let rows): .list(rows.map { object($0, question.type.group?.questions ?? []) })
    case .unknown: .object([.init(Question.unknown, .flag(true))])
    }
  }

  private func json(_ file: Attachment) -> JSONValue {
    .object([
      .init("name", .text(file.name)), .init("content", .text(Data(content(file)).base64EncodedString())),
    ])
  }

  private static func json(_ chosen: Chosen) -> JSONValue {
    chosen.other.map { .object([.init(Option.other, .text($0))]) } ?? .text(chosen.option)
  }

  private static func parts(_ name: NameAnswer) -> JSONValue {
    parts([
      ("family", name.family), ("given", name.given), ("family-kana", name.familyKana), ("given-kana", name.givenKana),
    ])
  }

  private static func parts(_ address: Address) -> JSONValue {
    parts([
      ("postal-code", address.postalCode?.description ?? ""), ("prefecture", address.prefecture),
      ("city", address.city), ("town", address.town), ("street", address.street), ("building", address.building),
    ])
  }

  private static func parts(_ account: BankAccount) -> JSONValue {
    let own: [(String, String)] =
      switch account.home {
      case .bank(let branch):
        [
          ("bank-code", branch.bankCode), ("bank-name", branch.bankName), ("branch-code", branch.branchCode),
          ("branch-name", branch.branchName), ("kind", branch.kind.rawValue), ("number", branch.number),
        ]
      case .yucho(let yucho): [("yucho-symbol", yucho.symbol), ("yucho-number", yucho.number)]
      }
    return parts([("institution", account.institution.rawValue)] + own + [("holder", account.holder.text)])
  }

  private static func parts(_ point: GeoPoint) -> JSONValue {
    let place: [JSONValue.Member] = point.place.isEmpty ? [] : [.init("place", .text(point.place))]
    guard let position = point.position else { return .object(place) }
    return .object(
      place + [
        .init("latitude", .fraction(position.latitudeText)), .init("longitude", .fraction(position.longitudeText)),
      ])
  }

  /// What was left empty is left out.
  private static func parts(_ parts: [(String, String)]) -> JSONValue {
    .object(parts.filter { !$0.1.isEmpty }.map { .init($0.0, .text($0.1)) })
  }
}
