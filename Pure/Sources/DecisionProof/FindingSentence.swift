import FEEL

extension ProofFinding {
  /// The finding as a person would tell it to another: what it is, and an example.
  public func sentence(in language: SentenceLanguage) -> String {
    switch language {
    case .ja: JapaneseFinding(finding: self).sentence
    case .en: EnglishFinding(finding: self).sentence
    }
  }

  /// Examples of the inputs that matter; all where all or none do.
  var telling: [Example] {
    let named = Set(regions.map(\.input))
    let chosen = example.filter { named.contains($0.input) }
    return chosen.isEmpty ? example : chosen
  }

  /// Regions that say more than the example.
  var wide: [ProofRegion] {
    regions.filter { region in
      guard region.parts.count == 1, case .value = region.parts[0] else { return true }
      return false
    }
  }
}
