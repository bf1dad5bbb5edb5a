/// A place of the officers' area, offered to those who may go there.
public struct NavigationLink: Sendable {
  public let textKey: String
  public let href: String
  public let permission: Permission

  public init(textKey: StaticString, href: String, permission: Permission) {
    self.textKey = "\(textKey)"
    self.href = href
    self.permission = permission
  }
}
