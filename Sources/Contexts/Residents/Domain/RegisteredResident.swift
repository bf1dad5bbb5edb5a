import FormSchema
import Foundation
import Kernel
import Nihongo

/// One person as the last extract has them. It prints as `…`.
struct RegisteredResident: PersonalValue, Equatable {
  /// Only items that are known; empty ones are left out. Names stand in their parts, never whole.
  let items: [ResidentItem: String]

  subscript(item: ResidentItem) -> String { items[item] ?? "" }

  /// Reads ``bytes``.
  init(bytes: [UInt8]) throws {
    items = try JSONDecoder().decode([ResidentItem: String].self, from: Data(bytes))
  }

  init(items: [ResidentItem: String]) { self.items = items.filter { !$0.value.isEmpty } }

  /// The same person gives the same bytes, so that a change is seen by them.
  var bytes: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return Array(try encoder.encode(items))
    }
  }

  /// The items in which two states of a person differ, scalar by scalar.
  func differences(from other: RegisteredResident) -> Set<ResidentItem> {
    Set(ResidentItem.allCases.filter { !self[$0].utf8.elementsEqual(other[$0].utf8) })
  }

  var name: NameAnswer {
    NameAnswer(
      family: self[.family], given: self[.given], familyKana: self[.familyKana], givenKana: self[.givenKana])
  }

  var latinName: String { [self[.familyLatin], self[.givenLatin]].filter { !$0.isEmpty }.joined(separator: " ") }

  var birthDate: CivilDate? { CivilDate(self[.birthDate]) }

  /// Whether the person is under 支援措置.
  var isProtected: Bool { !self[.protection].isEmpty }

  /// The day the extract says that the person died or left; `nil` for everyone who lives here.
  func leftOn(orElse today: CivilDate) -> CivilDate? {
    if let died = CivilDate(self[.diedOn]) { return died }
    guard Self.endings.contains(where: self[.changeReason].contains) else { return nil }
    return CivilDate(self[.changedOn]) ?? today
  }

  /// 異動事由 with which a record is removed (住民基本台帳法施行令 art. 8 to 12); 転居 within the town is none.
  private static let endings = ["転出", "死亡", "職権消除", "失踪宣告", "国外転出"]

  func facts(id: String, removedOn: CivilDate?) -> ResidentFacts {
    ResidentFacts(
      id: id, name: name, latinName: latinName, birthDate: birthDate, sex: ResidentFacts.Sex(rawValue: self[.sex]),
      nationality: self[.nationality],
      address: Address(
        postalCode: PostalCode(self[.postalCode]), prefecture: self[.prefecture], city: self[.city],
        town: self[.town], street: self[.street], building: self[.building]),
      relation: self[.relation], removedOn: removedOn, isProtected: isProtected)
  }

  /// What the person can be found by: each two neighbouring characters of names and kana, whole and by their parts, and
  /// the birthday.
  var searchPieces: Set<String> {
    let whole = [name.full, name.fullKana, latinName]
    let parts = [.family, .given, .familyKana, .givenKana, .familyLatin, .givenLatin].map { self[$0] }
    var pieces = Set((whole + parts).flatMap(Self.pieces(name:)))
    if let birthDate { pieces.insert(Self.piece(birthDate)) }
    return pieces
  }

  /// What words of a search must all be found by.
  static func pieces(name: String) -> [String] { FoldedText(name).bigrams.map { "residents/name/\($0)" } }

  static func piece(_ birthDate: CivilDate) -> String { "residents/birth/\(birthDate)" }
}
