import DesignSystem
import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Web

extension Texts {
  /// The language of a procedure's own words on officers' pages, which are in Japanese and English only.
  var officerLanguage: Language { language == .english ? .english : .japanese }

  /// A date for officers: 和暦, or English.
  func date(_ date: CivilDate) -> String { JapaneseDate(date).text(in: officerLanguage) }

  /// A moment for officers, to the minute in Japan's time.
  func moment(_ moment: Instant) -> String { "\(date(moment.dateInJapan)) \(moment.timeInJapan)" }

  func status(_ status: CaseStatus) -> StatusTag {
    StatusTag(self["cases.staff.status.\(status.rawValue)"], tone: status.tone)
  }

  /// When a case arrived. A stamp on paper names the day alone.
  func received(_ value: Case) -> String {
    value.channel == .paper ? date(value.receivedAt.dateInJapan) : moment(value.receivedAt)
  }

  /// The way a case came.
  func channel(_ channel: Channel) -> String { self["cases.staff.channel.\(channel.rawValue)"] }

  /// `300円`, or 無料.
  func fee(_ fee: Yen) -> String {
    fee.amount == 0 ? self["cases.staff.fee.free"] : self["cases.staff.fee.yen", ["yen": fee.grouped]]
  }

  /// How far the due date is, in words; `nil` when nothing is due any more.
  func distance(of value: Case, on today: CivilDate) -> String? {
    guard value.status.isOpen else { return nil }
    let days = value.dueOn.daysSince1970 - today.daysSince1970
    switch days {
    case ..<0: return self["cases.staff.due.over", ["n": "\(-days)"]]
    case 0: return self["cases.staff.due.today"]
    default: return self["cases.staff.due.left", ["n": "\(days)"]]
    }
  }

  /// Who acted, as the log of a case names them.
  /// - Parameter names: officers' names by id.
  func actor(_ actor: String, _ names: [String: String]) -> String {
    switch AuditActor(text: actor) {
    case .officer(let id): names[id] ?? self["cases.staff.actor.unknown"]
    case .client: self["cases.staff.actor.client"]
    case .applicant, .account: self["cases.staff.actor.applicant"]
    case .visitor, .system, nil: self["cases.staff.actor.system"]
    }
  }
}

extension CaseDesk {
  /// The words of the version a case was made under.
  func words(_ version: ProcedureVersionID, _ texts: Texts, in tx: any Transaction) throws -> ProcedureWords {
    try procedures.version(version, in: tx).definition.words(in: texts.officerLanguage)
  }
}
