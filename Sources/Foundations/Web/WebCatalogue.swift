import DesignSystem
import Kernel

/// The words of the edge and of every component.
public let webCatalogue = DesignSystem.catalogue.merged(with: .embedded(
  japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json))
