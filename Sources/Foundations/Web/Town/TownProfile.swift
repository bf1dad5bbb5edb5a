import Kernel

/// What a municipality says about itself: read from its `town.yaml`, shown on every page and paper.
public struct TownProfile: Sendable {
  /// A department of the town hall, the owner of procedures and cases.
  public struct Department: Sendable, Equatable {
    public let id: String
    public let names: [Language: String]
    public let phone: String
    public let place: String
    public let mail: String
    /// 文書記号, with which the numbers of its papers begin: つ防. `nil` where the town gives none.
    public let documentSign: String?

    public init(
      id: String, names: [Language: String], phone: String, place: String, mail: String, documentSign: String? = nil
    ) {
      (self.id, self.names, self.phone, self.place, self.mail) = (id, names, phone, place, mail)
      self.documentSign = documentSign
    }

    public func name(in language: Language) -> String { names[language] ?? names[.japanese] ?? id }
  }

  /// A code with its name in each language: a category, a life event.
  public struct Term: Sendable, Equatable {
    public let id: String
    public let names: [Language: String]

    public init(id: String, names: [Language: String]) { (self.id, self.names) = (id, names) }

    public func name(in language: Language) -> String { names[language] ?? names[.japanese] ?? id }
  }

  /// Lower-case word with hyphens; names the database, the folder of files and the path prefix.
  public let id: String
  public let names: [Language: String]
  public let kana: String
  /// JIS X 0402 code with its check digit, six digits.
  public let municipalityCode: String
  public let mayorTitle: String
  public let mayorName: String
  public let address: String
  public let phone: String
  public let officeHours: [Language: String]
  /// Sender of every mail.
  public let mailFrom: String
  /// Host names that lead to this town.
  public let hosts: [String]
  public let departments: [Department]
  public let categories: [Term]
  public let lifeEvents: [Term]

  public init(
    id: String, names: [Language: String], kana: String, municipalityCode: String, mayorTitle: String, mayorName: String,
    address: String, phone: String, officeHours: [Language: String], mailFrom: String, hosts: [String],
    departments: [Department], categories: [Term], lifeEvents: [Term]
  ) {
    (self.id, self.names, self.kana, self.municipalityCode) = (id, names, kana, municipalityCode)
    (self.mayorTitle, self.mayorName, self.address, self.phone) = (mayorTitle, mayorName, address, phone)
    (self.officeHours, self.mailFrom, self.hosts) = (officeHours, mailFrom, hosts)
    (self.departments, self.categories, self.lifeEvents) = (departments, categories, lifeEvents)
  }

  public func name(in language: Language) -> String { names[language] ?? names[.japanese] ?? id }
  public func department(_ id: String) -> Department? { departments.first { $0.id == id } }

  /// What people read where a department's id stands; the id itself when the town has no such department any more.
  public func departmentName(_ id: String, in language: Language) -> String { department(id)?.name(in: language) ?? id }
}
