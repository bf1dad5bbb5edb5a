import Kernel

/// `town.yaml` as it is laid out.
struct TownShape: Decodable {
  /// A text in each language. Japanese must be there.
  struct Words: Decodable {
    let ja: String
    let easyJa: String?
    let en: String?
    let kana: String?

    enum CodingKeys: String, CodingKey {
      case ja, en, kana
      case easyJa = "easy-ja"
    }

    var languages: [Language: String] {
      var words: [Language: String] = [.japanese: ja]
      words[.easyJapanese] = easyJa
      words[.english] = en
      return words
    }
  }

  struct Mayor: Decodable { let title, name: String }

  struct Office: Decodable {
    let postalCode: String
    let address: Words
    let phone: String
    let hours: Words

    enum CodingKeys: String, CodingKey {
      case address, phone, hours
      case postalCode = "postal-code"
    }
  }

  struct Mail: Decodable {
    let fromAddress: String
    enum CodingKeys: String, CodingKey { case fromAddress = "from-address" }
  }

  struct Department: Decodable {
    let id: String
    let name, place: Words
    let phone, mail: String
    let documentSign: String?

    enum CodingKeys: String, CodingKey {
      case id, name, place, phone, mail
      case documentSign = "document-sign"
    }
  }

  struct Term: Decodable {
    let id: String
    let name: Words
  }

  let id, code: String
  let name: Words
  let mayor: Mayor
  let office: Office
  let hosts: [String]
  let mail: Mail
  let departments: [Department]
  let categories, lifeEvents: [Term]

  enum CodingKeys: String, CodingKey {
    case id, code, name, mayor, office, hosts, mail, departments, categories
    case lifeEvents = "life-events"
  }
}
