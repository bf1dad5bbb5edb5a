/// Pointers to places in a JSON document.
///
/// - Note: Source: RFC 6901 §3: `~` is written `~0` and `/` is written `~1`.
enum JSONPointer {
  /// - Parameter longest: of a name with more scalars the object it stands in is pointed to instead.
  static func member(_ name: String, of pointer: String, longest: Int = .max) -> String {
    guard name.unicodeScalars.count <= longest else { return pointer }
    return "\(pointer)/" + escaped(name)
  }

  static func item(_ index: Int, of pointer: String) -> String { "\(pointer)/\(index)" }

  private static func escaped(_ name: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      switch scalar {
      case "~": text += "~0".unicodeScalars
      case "/": text += "~1".unicodeScalars
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
