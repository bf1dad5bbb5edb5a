// swift-tools-version:6.1
import PackageDescription

// What every measuring program needs: clocks, memory, a line of JSON.
let package = Package(
  name: "Measuring",
  platforms: [.macOS(.v15)],
  products: [.library(name: "Measuring", targets: ["Measuring"])],
  targets: [
    .target(
      name: "Measuring",
      swiftSettings: [
        .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
