// swift-tools-version:6.1
import PackageDescription

// Forms alone: no storage, no web.
let package = Package(
  name: "Forms",
  platforms: [.macOS(.v15)],
  dependencies: [.package(path: "../../Pure"), .package(path: "../Measuring")],
  targets: [
    .executableTarget(
      name: "Forms",
      dependencies: ["Kernel", "Nihongo", "FEEL", "FormSchema"].map { .product(name: $0, package: "Pure") } + [
        .product(name: "Measuring", package: "Measuring")
      ],
      path: "Sources/Forms",
      swiftSettings: [
        .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
