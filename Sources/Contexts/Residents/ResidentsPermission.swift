import Web

/// What officers may be allowed to do with the registry. No role of the case work carries it along: whoever needs the
/// registry is given it by name.
public enum ResidentsPermission {
  /// Search it, look at people and their households, and at who has looked.
  public static let read = Permission("residents.read", [.registrar])
  /// Tie an account to a person who has shown a document, and take the tie away.
  public static let link = Permission("residents.link", [.registrar])

  static let all = [read, link]
}
