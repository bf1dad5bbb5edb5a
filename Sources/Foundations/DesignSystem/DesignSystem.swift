import Kernel

/// The look, the words and the behaviour every page shares: styles, script, texts, components.
///
/// Everything works without JavaScript and under `default-src 'self'`: no inline style, no inline script.
public enum DesignSystem {
  /// The style sheet, as served.
  public static let styles: [UInt8] = PackageResources.tsumugi_css
  /// The script, as served. It adds comfort only; no page needs it.
  public static let script: [UInt8] = PackageResources.tsumugi_js
  /// The mark of interlaced threads, as an SVG file for the browser's tab.
  public static let icon: [UInt8] = Array(iconMarkup.utf8)

  /// File names that change with the content, so that browsers may keep a file for ever.
  public static let stylesName = "tsumugi-\(contentHash(styles)).css"
  public static let scriptName = "tsumugi-\(contentHash(script)).js"
  public static let iconName = "tsumugi-\(contentHash(icon)).svg"

  /// The words inside components, keys `design.*`.
  public static let catalogue = TextCatalogue.embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json)

  /// 64-bit FNV-1a in hexadecimal: names a version of a file, and protects nothing.
  ///
  /// Source: RFC 9923, offset basis and prime for 64 bits.
  public static func contentHash(_ bytes: [UInt8]) -> String {
    let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
