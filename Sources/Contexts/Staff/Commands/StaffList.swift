import Web

/// The officers of a town as one file lists them: `staff.yaml`. Any `Decoder` reads it.
public struct StaffList: Decodable, Sendable {
  public struct Entry: Decodable, Sendable {
    public struct Name: Decodable, Sendable {
      public let family: String
      public let given: String
      public let familyKana: String
      public let givenKana: String

      enum CodingKeys: String, CodingKey {
        case family, given
        case familyKana = "family-kana"
        case givenKana = "given-kana"
      }
    }

    public let signIn: String
    public let name: Name
    public let mail: String?
    public let department: String
    public let roles: [Role]

    enum CodingKeys: String, CodingKey {
      case signIn = "sign-in"
      case name, mail, department, roles
    }

    public var draft: OfficerDraft {
      OfficerDraft(
        signInName: signIn, name: "\(name.family) \(name.given)", kana: "\(name.familyKana) \(name.givenKana)",
        mail: mail ?? "", posts: Set(roles.map { Post($0, in: department) }))
    }
  }

  public let officers: [Entry]
}
