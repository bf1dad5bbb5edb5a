import Kernel
import Nihongo

/// Records kept before their shape was that of GIF: they are read and never written.
extension ApplicationRecord {
  static let firstFormat = "tsumugi-application-1"

  /// - Parameters:
  ///   - json: with the procedure, its version and the day.
  ///   - people: with the applicant, and `subject` and `proxy`, which may be null.
  init(first json: JSONValue, people: JSONValue, entries: [Entry]) throws(RecordRefusal) {
    let (procedure, version) = try Self.origin(json)
    guard let own = people["applicant"], let applicant = Person(json: own),
      let phone = own.optional("phone", \.text), let email = own.optional("email", \.text)
    else { throw RecordRefusal(part: "applicant") }
    guard let subject = people.optional("subject", Person.init(json:)) else { throw RecordRefusal(part: "subject") }
    guard let proxy = people.optional("proxy", Proxy.init(first:)) else { throw RecordRefusal(part: "proxy") }
    self.init(
      version: version, procedure: procedure, title: "", addressee: nil, appliedOn: try Self.day(json),
      applicant: Applicant(
        name: applicant.name, birthDate: applicant.birthDate, address: applicant.address, phone: phone, email: email),
      subject: subject.map { Subject(name: $0.name, birthDate: $0.birthDate, address: $0.address) }, proxy: proxy,
      answers: entries)
  }
}

extension ApplicationRecord.Proxy {
  fileprivate init?(first json: JSONValue) {
    guard let name = json.optional("name", NameAnswer.init(json:)), let relation = json.optional("relation", \.text)
    else { return nil }
    self.init(name: name, relation: relation)
  }
}
