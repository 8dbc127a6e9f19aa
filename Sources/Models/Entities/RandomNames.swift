import Simulator

/// Kinds of entity that draw random numbers. The numbers are part of every stream's name: never change or reuse one.
enum EntityKind: UInt32 {
    case municipality = 1
    case seeker = 2
    case employer = 3
    case specialist = 4
    case pair = 5
    case region = 6
}

/// What a random number is for. The numbers are part of every stream's name: never change or reuse one.
///
/// 35, 36, 43 and 46 belonged to draws that the model no longer makes.
enum Purpose: UInt32 {
    case arrival = 1
    case traits = 2
    case referral = 3
    case jobFinding = 4
    case disability = 5
    case education = 6
    case elsewhere = 7
    case dropOut = 8
    case quit = 9
    case dismissal = 10
    case layOff = 11
    case sickness = 12
    case noShow = 13
    case meetingsNeeded = 14
    case tasteLength = 15
    case tasteDay = 16
    case tasteOutcome = 17
    case fit = 18
    case perception = 19
    case acceptance = 20
    case agreement = 21
    case contractEnd = 22
    case subsidyEnd = 23
    case afterLoss = 24
    case review = 25
    case ownJob = 26
    case employerTraits = 27
    case opening = 28
    case employerChoice = 29
    case leave = 30
    case sickLeave = 31
    case vacancy = 32
    case departure = 33
    case incumbent = 34
    case support = 37
    case inflowYear = 38
    case referralDelay = 39
    case educationEnd = 40
    case trialEnd = 41
    case training = 42
    case introduction = 44
    case staffCourse = 45
    case enrolment = 60
}

/// Makes the streams of one replication by name.
struct RandomNames: Sendable {
    var seed: UInt64
    var replication: UInt64

    func stream(_ kind: EntityKind, _ identity: UInt64, _ purpose: Purpose, _ ordinal: UInt64 = 0) -> RandomStream {
        RandomStream(
            StreamName(
                seed: seed, replication: replication, kind: kind.rawValue, identity: identity,
                purpose: purpose.rawValue, ordinal: ordinal))
    }

    /// The identity of something numbered within a municipality: the same whatever else a scenario changes.
    static func identity(municipality number: Int, ordinal: Int) -> UInt64 {
        UInt64(number) << 32 | UInt64(ordinal)
    }
}
