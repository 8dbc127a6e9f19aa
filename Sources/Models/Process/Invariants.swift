#if DEBUG
    import Simulator

    // What must hold after every event; compiled into debug builds and run by the tests.
    extension FollowUpModel {
        func checkInvariants(after event: FollowUpEvent) {
            switch event {
            case .seeker(let s): check(s)
            case .workingDay, .departure, .newSpecialist: checkAll()
            case .arrival, .enrolment, .warmupEnd: break
            }
        }

        private func check(_ s: Index<Seeker>) {
            let seeker = seekers[s]
            precondition((0...1).contains(seeker.trust) && (0...1).contains(seeker.knowledge))
            precondition((0...1).contains(seeker.motivation) && (0...1).contains(seeker.traits.readiness))
            precondition((seeker.step == .tasting) == (seeker.taste != nil), "a job taste without its step")
            precondition((seeker.step == .training) == (seeker.training != nil), "training without its step")
            precondition(
                (seeker.status == .inService) == (seeker.episode.admittedAt < .never && seeker.episode.exitAt == .never)
            )
            precondition(seeker.specialist == nil || seeker.status == .inService, "followed without a place")
            precondition(seeker.job == nil || seeker.disabledAt == .never, "working after disability")
            precondition((seeker.job != nil) == (seeker.spells.last?.end == .never))
            precondition(seeker.phase != 5 || seeker.job != nil || seeker.status != .inService)
        }

        private func checkAll() {
            var followed = Set<Index<Seeker>>()
            for post in specialists.indices {
                precondition(
                    load(post) <= cap(post) || values[.caseloadPhase5Weight] < 1, "caseload above the cap")
                for s in specialists[post].caseload {
                    precondition(seekers[s].specialist == post && seekers[s].status == .inService)
                    precondition(followed.insert(s).inserted, "a seeker on two caseloads")
                    precondition(
                        seekers[s].phaseNow == seekers[s].stays.last?.phase ?? 0, "a phase that is not the last stay's")
                }
            }
            for s in unassigned {
                precondition(seekers[s].status == .inService && seekers[s].specialist == nil)
                precondition(followed.insert(s).inserted, "a seeker both assigned and not")
            }
            precondition(followed.count == inService, "in the service, known to no one")
            for post in specialists.indices {
                precondition(specialists[post].load.map { $0 == load(post) } ?? true, "a load that is no longer true")
            }
            for (municipality, queue) in queues.enumerated() {
                let waits = queue.reduce(0) { $0 + (isWaiting($1) ? 1 : 0) }
                precondition(waiting[municipality] == waits, "a queue that is counted wrongly")
            }
        }
    }
#endif
