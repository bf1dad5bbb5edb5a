/// Who may use a route. Every route has one; there is no default.
public enum Access: Sendable {
  case anyone
  /// An officer whose post allows it, in any department; the handler narrows to the department of the matter.
  case officer(Permission)
  /// Any signed-in resident. Whoever is not is led to the sign-in and comes back.
  case resident
  /// Any signed-in officer.
  case anyOfficer
}
