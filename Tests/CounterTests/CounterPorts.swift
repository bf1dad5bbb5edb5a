import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// The officers of the town, all of them in one department.
struct SampleStaff: StaffPort {
  func officers(in department: String, in tx: any Transaction) throws -> [OfficerEntry] {
    guard department == "citizens" else { return [] }
    return [CounterTown.officer, CounterTown.colleague].map {
      OfficerEntry(id: $0.id.description, name: $0.name, departments: ["citizens"])
    }
  }
  func names(of ids: Set<String>, in tx: any Transaction) throws -> [String: String] { [:] }
}

/// A registry of one person.
struct SampleResidents: ResidentPort {
  static let hanako = ResidentFacts(
    id: "01900000-0000-7000-8000-0000000000aa",
    name: NameAnswer(family: "髙﨑", given: "花子", familyKana: "タカサキ", givenKana: "ハナコ"),
    birthDate: CivilDate("1970-03-02"),
    address: Address(postalCode: PostalCode("2540041"), prefecture: "神奈川県", city: "平塚市", town: "浅間町", street: "9-1"))

  func find(
    name: String, birthDate: CivilDate, _ inquiry: ResidentInquiry, in tx: any Transaction
  ) throws -> [ResidentFacts] {
    let plain = { (name: String) in FoldedText(name).text.filter { !$0.isWhitespace } }
    return plain(name) == plain(Self.hanako.name.full) && birthDate == Self.hanako.birthDate ? [Self.hanako] : []
  }
  func resident(_ id: String, _ inquiry: ResidentInquiry, in tx: any Transaction) throws -> ResidentFacts {
    guard id == Self.hanako.id else { throw WebProblem.pageNotFound }
    return Self.hanako
  }
  func household(of id: String, _ inquiry: ResidentInquiry, in tx: any Transaction) throws -> [ResidentFacts] { [] }
  func resident(
    linkedTo account: String, _ inquiry: ResidentInquiry, in tx: any Transaction
  ) throws -> ResidentFacts? { nil }
}
