import Kernel

extension SourceTrouble {
  /// What is wrong with files, and what would be right, whatever folder they lie in.
  public static let catalogue = TextCatalogue.embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json)

  /// The key of what a finding of this name says; with `.right` behind it, of what would be right.
  /// - Returns: `nil` when no trouble with a file is called so.
  public static func key(_ code: String, variant: String? = nil) -> String? {
    guard Code(rawValue: code) != nil else { return nil }
    return (["sourcefiles.staff.trouble", code] + (variant.map { [$0] } ?? [])).joined(separator: ".")
  }
}
