import CPango

/// A family of typefaces that Japanese documents are set in, and the Debian package that brings it.
///
/// The IPA faces are the ones readers know from official papers; the Noto faces have the rarer characters of names that
/// the others lack, and the Latin letters of English texts.
public struct Typeface: Sendable {
  public let family, package: String

  static let needed = [
    Typeface(family: "IPAexMincho", package: "fonts-ipaexfont"),
    Typeface(family: "IPAexGothic", package: "fonts-ipaexfont"),
    Typeface(family: "Noto Serif CJK JP", package: "fonts-noto-cjk"),
    Typeface(family: "Noto Sans CJK JP", package: "fonts-noto-cjk"),
  ]

  /// Those this machine does not have: for the check before start.
  public static func missing() -> [Typeface] {
    var families: UnsafeMutablePointer<UnsafeMutablePointer<PangoFontFamily>?>?
    var count: Int32 = 0
    pango_font_map_list_families(pango_cairo_font_map_get_default(), &families, &count)
    defer { g_free(families) }
    let present = Set((0..<Int(count)).compactMap { index in
      families?[index].flatMap { pango_font_family_get_name($0) }.map { String(cString: $0) }
    })
    return needed.filter { !present.contains($0.family) }
  }
}
