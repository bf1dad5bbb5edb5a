import Kernel
import Nihongo

extension DateSpan {
  var json: JSONValue { .object([.init("from", .text(from.description)), .init("to", .text(to.description))]) }

  init?(json: JSONValue) {
    guard let from = json["from"]?.text.flatMap({ CivilDate($0) }), let to = json["to"]?.text.flatMap({ CivilDate($0) })
    else { return nil }
    self.init(from: from, to: to)
  }
}

extension GeoPoint {
  var json: JSONValue {
    .object([
      .init("latitude", position.map { .text($0.latitudeText) } ?? .null),
      .init("longitude", position.map { .text($0.longitudeText) } ?? .null), .init("place", .text(place)),
    ])
  }

  init?(json: JSONValue) {
    guard let place = json["place"]?.text, let latitude = json["latitude"], let longitude = json["longitude"] else {
      return nil
    }
    if latitude == .null, longitude == .null {
      self.init(position: nil, place: place)
      return
    }
    guard let north = latitude.text.flatMap(Position.degrees), let east = longitude.text.flatMap(Position.degrees),
      let position = Position(latitude: north, longitude: east)
    else { return nil }
    self.init(position: position, place: place)
  }
}

extension BankAccount {
  var json: JSONValue {
    let own: [JSONValue.Member] =
      switch home {
      case .bank(let account):
        [
          .init("bank-code", .text(account.bankCode)), .init("bank-name", .text(account.bankName)),
          .init("branch-code", .text(account.branchCode)), .init("branch-name", .text(account.branchName)),
          .init("kind", .text(account.kind.rawValue)), .init("number", .text(account.number)),
        ]
      case .yucho(let account):
        [.init("yucho-symbol", .text(account.symbol)), .init("yucho-number", .text(account.number))]
      }
    return .object(
      [.init("institution", .text(institution.rawValue))] + own + [.init("holder", .text(holder.text))])
  }

  init?(json: JSONValue) {
    guard let holder = json["holder"]?.text.flatMap({ AccountHolder($0) }),
      let institution = json["institution"]?.text.flatMap({ Institution(rawValue: $0) })
    else { return nil }
    let home: Home? =
      switch institution {
      case .bank: BranchAccount(json: json).map(Home.bank)
      case .yucho:
        YuchoAccount(symbol: json["yucho-symbol"]?.text ?? "", number: json["yucho-number"]?.text ?? "")
          .map(Home.yucho)
      }
    guard let home else { return nil }
    self.init(home, holder: holder)
  }
}

extension BranchAccount {
  fileprivate init?(json: JSONValue) {
    guard let bankCode = json["bank-code"]?.text, let bankName = json["bank-name"]?.text,
      let branchCode = json["branch-code"]?.text, let branchName = json["branch-name"]?.text,
      let kind = json["kind"]?.text.flatMap({ BankAccount.Kind(rawValue: $0) }), let number = json["number"]?.text
    else { return nil }
    self.init(
      bankCode: bankCode, bankName: bankName, branchCode: branchCode, branchName: branchName, kind: kind,
      number: number)
  }
}

extension Answers {
  /// The answers of a row, by the ids of its questions in alphabetical order.
  var json: JSONValue {
    .object(questions.sorted().compactMap { id in self[id].map { .init(id, $0.json) } })
  }

  init?(json: JSONValue) {
    guard case .object(let members) = json else { return nil }
    var answers = Answers()
    for member in members {
      guard let answer = Answer(json: member.value) else { return nil }
      answers[member.key] = answer
    }
    self = answers
  }
}
