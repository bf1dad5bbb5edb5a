import Kernel
import Nihongo

/// One person of the town's registry, as far as forms and officers need it. It prints as `…`.
///
/// - Note: Source: the items of 個人 and 住所 of 政府相互運用性フレームワーク (GIF) v2.2.
public struct ResidentFacts: PersonalValue, Equatable {
  /// The registry row, by the product's own id: it may stand in addresses and in the log.
  public let id: String
  public var name: NameAnswer
  /// 氏名（英字）; empty when there is none.
  public var latinName: String
  /// `nil` where the registry does not know it.
  public var birthDate: CivilDate?
  public var sex: Sex?
  /// Empty when the registry does not say.
  public var nationality: String
  public var address: Address
  /// 続柄, as 世帯主, 妻, 子; empty when the registry does not say.
  public var relation: String
  /// Since when the registry does not have the person any more; `nil` for everyone who lives here.
  public var removedOn: CivilDate?
  /// 支援措置: the person's address is told to nobody else, and never shown at home.
  public var isProtected: Bool

  public init(
    id: String, name: NameAnswer, latinName: String = "", birthDate: CivilDate?, sex: Sex? = nil,
    nationality: String = "", address: Address, relation: String = "", removedOn: CivilDate? = nil,
    isProtected: Bool = false
  ) {
    self.id = id
    self.name = name
    self.latinName = latinName
    self.birthDate = birthDate
    self.sex = sex
    self.nationality = nationality
    self.address = address
    self.relation = relation
    self.removedOn = removedOn
    self.isProtected = isProtected
  }

  /// Whether the household is named after this person.
  public var isHead: Bool { relation == "世帯主" || relation == "本人" }

  /// 性別 as the registry has it.
  public enum Sex: String, Sendable, CaseIterable { case male, female, other }
}
