/// The editions of the standard and their namespaces.
public enum DMNVersion: String, Sendable, Hashable, CaseIterable {
  case dmn11 = "http://www.omg.org/spec/DMN/20151101/dmn.xsd"
  case dmn12 = "http://www.omg.org/spec/DMN/20180521/MODEL/"
  case dmn13 = "https://www.omg.org/spec/DMN/20191111/MODEL/"
  case dmn14 = "https://www.omg.org/spec/DMN/20211108/MODEL/"
  case dmn15 = "https://www.omg.org/spec/DMN/20230324/MODEL/"

  public static let latest = DMNVersion.dmn15

  public var namespace: String { rawValue }

  /// Whether a text names FEEL of any edition.
  public static func isFEEL(_ language: String) -> Bool {
    let known = [
      "http://www.omg.org/spec/FEEL/20140401", "http://www.omg.org/spec/DMN/20180521/FEEL/",
      "https://www.omg.org/spec/DMN/20191111/FEEL/", "https://www.omg.org/spec/DMN/20211108/FEEL/",
      "https://www.omg.org/spec/DMN/20230324/FEEL/", "feel", "FEEL", "s-feel", "S-FEEL",
    ]
    return known.contains(language)
  }
}
