import FormSchema
import Foundation
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// What the placeholders of mails and papers stand for in one case.
struct CaseFacts {
  let town: Town
  var value: Case
  let definition: ProcedureDefinition
  let record: ApplicationRecord
  /// The officer's answers; empty before the decision.
  var decision = Answers()
  var reason = ""
  /// Another running number than the case's own, for a paper that is issued anew.
  var serial: Int?
  /// The day that counts as today; the town's when `nil`.
  var day: CivilDate?
  var language: Language

  var placeholders: ApplicationPlaceholders {
    ApplicationPlaceholders(definition: definition, record: record, decision: decision, language: language, fact: fact)
  }

  private func fact(_ fact: Placeholder.Fact) -> String? {
    let profile = town.profile
    let department = profile.department(value.department)
    return switch fact {
    case .receipt: value.receipt.description
    case .serial: "\(serial ?? value.serial)"
    case .receivedOn: text(value.receivedAt.dateInJapan)
    case .decidedOn: text((value.decidedAt ?? town.world.now).dateInJapan)
    case .reason: reason
    case .townName: profile.name(in: language)
    case .mayor: "\(profile.mayorTitle)　\(profile.mayorName)"
    case .departmentName: department?.name(in: language)
    case .departmentPhone: department?.phone
    case .documentSign: department.map { $0.documentSign ?? $0.name(in: .japanese) }
    case .today: text(day ?? town.world.today)
    case .statusURL: "\(town.address)/status"
    case .dueOn: text(value.dueOn)
    case .fee, .procedureTitle: nil
    }
  }

  private func text(_ date: CivilDate) -> String { JapaneseDate(date).text(in: language) }
}

extension CaseDesk {
  /// Puts the procedure's mail for `moment` into the outbox, when there is one and the applicant gave an address.
  func tell(_ moment: MessageMoment, _ facts: CaseFacts, in tx: any Transaction) throws {
    if let outgoing = try mail(moment, facts) { try mail.send(outgoing, in: tx) }
  }

  /// The procedure's mail for `moment`; `nil` when there is none, or no address to send it to.
  func mail(_ moment: MessageMoment, _ facts: CaseFacts) throws -> OutgoingMail? {
    guard let address = facts.record.applicant.email,
      let message = try facts.definition.message(moment, in: facts.language)?.filled(facts.placeholders.value)
    else { return nil }
    return OutgoingMail(
      recipient: Personal(address), subject: message.subject, body: Personal(message.body),
      about: "case:\(facts.value.id)", occasion: moment.rawValue)
  }
}

extension CaseFacts {
  /// Whether the mail for `moment` names the running number of the case.
  func mentionsSerial(_ moment: MessageMoment) -> Bool {
    guard let message = definition.message(moment, in: language) else { return false }
    return [message.subject, message.body].contains { $0.placeholders.contains(Placeholder.Fact.serial.rawValue) }
  }
}
