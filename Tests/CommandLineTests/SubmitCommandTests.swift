import Foundation
import Testing

/// `submit` and `status` with programs that stand in for those of Slurm; `make slurm-test` has the real ones.
@Suite struct SubmitCommandTests {
    /// Programs that say what files say, and note what they were asked.
    private func withSlurm(_ body: (Program, (String...) throws -> Program.Outcome) throws -> Void) throws {
        try Program.inTemporaryFolder { program in
            let bin = program.folder + "/bin"
            try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
            let scripts = [
                "sbatch": "echo \"$@\" >> ../asked; echo $((40 + $(wc -l < ../asked)))",
                "squeue": "cat ../queue", "sacct": "cat ../accounts",
                "scontrol": "echo 'MaxArraySize            = 1001'",
            ]
            for (name, text) in scripts {
                let path = "\(bin)/\(name)"
                try Data("#!/bin/sh\ncd '\(bin)'\n\(text)\n".utf8).write(to: URL(fileURLWithPath: path))
                chmod(path, 0o755)
            }
            for file in ["queue", "accounts"] { try write("", file, program) }
            try body(program) { (arguments: String...) in
                try program.run(["PATH=\(bin):/usr/bin:/bin", Program.path] + arguments, executable: "/usr/bin/env")
            }
        }
    }

    private func write(_ text: String, _ file: String, _ program: Program) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(program.folder)/\(file)"))
    }

    @Test func blocksAreSubmittedAndWhatFailedAgain() throws {
        try withSlurm { program, run in
            #expect(try run("plan", "plan.yaml", "--blocks", "4", "--output", "p").status == 0)
            let submitted = try run("submit", "p", "--time", "01:00:00", "--at-once", "2", "--sbatch", "--qos=low")
            #expect(submitted.output == "blocks 0-3: job 41\nmerge: job 42\n", "\(submitted.talk)")
            let slurm = program.folder + "/p/slurm"
            let chdir = "--chdir=\(program.folder)/p"
            let merge = "--parsable --dependency=afterok:41 --kill-on-invalid-dep=yes \(chdir) \(slurm)/merge.sh\n"
            #expect(try program.text("asked") == "--parsable --array=0-3%2 \(chdir) \(slurm)/work.sh\n" + merge)
            let script = try program.text("p/slurm/work.sh")
            for line in ["#!/bin/bash", "#SBATCH --time=01:00:00", "#SBATCH --qos=low", "#SBATCH --cpus-per-task=1"] {
                #expect(script.contains(line + "\n"))
            }
            // As many blocks as the plan has, and not as many as an example.
            #expect(script.contains("; by hand: sbatch --array=0-3%2 \(chdir) \(slurm)/work.sh\n"))
            #expect(script.hasSuffix(" work \(program.folder)/p --block \"$SLURM_ARRAY_TASK_ID\" --jobs 1\n"))
            let twice = try run("submit", "p")
            #expect(twice.status == 73 && twice.output.isEmpty)
            #expect(twice.talk.hasPrefix("p: error: this plan was submitted before; --missing submits what is neither"))

            #expect(try run("work", "p", "--block", "1").status == 0)
            try write("41|0|RUNNING\n41|3|PENDING\n42|N/A|PENDING\n", "queue", program)
            try write("41_2|TIMEOUT|0:0\n41_1|COMPLETED|0:0\n", "accounts", program)
            try write("block 2: 1 of 1 replications\nkilled\n", "p/slurm/41-2.log", program)
            #expect(
                try run("status", "p").output == """
                    plan: 1 of 4 blocks are done
                      done         1  1
                      running      1  0
                      waiting      1  3
                      failed       1  2
                    block 2: TIMEOUT; log: p/slurm/41-2.log
                      killed
                    merge: waiting

                    """)
            #expect(try run("submit", "p", "--missing").output == "blocks 2: job 43\nmerge: job 44\n")
            #expect(
                try program.text("asked").hasSuffix(
                    "--dependency=afterok:43,afterany:41 --kill-on-invalid-dep=yes \(chdir) \(slurm)/merge.sh\n"))
            try write("", "queue", program)
            for block in ["0", "2", "3"] { #expect(try run("work", "p", "--block", block).status == 0) }
            #expect(try run("submit", "p", "--missing").output == "merge: job 45\n")
            #expect(try run("merge", "p").status == 0)
            #expect(try run("submit", "p", "--missing").output == "nothing to submit: all is done or in the queue\n")
        }
    }

    @Test func aRehearsalChangesNothing() throws {
        try withSlurm { program, run in
            #expect(try run("plan", "plan.yaml", "--blocks", "2", "--output", "p").status == 0)
            let dry = try run("submit", "p", "--dry-run", "--setup", "module load GSL", "--scratch", "$TMPDIR")
            #expect(dry.status == 0)
            #expect(dry.output.contains("\nmodule load GSL\nexec /"))
            #expect(dry.output.contains(" --jobs 1 --scratch \"$TMPDIR\"\n"))
            #expect(
                dry.output.contains(
                    "\nsbatch --array=0-1 --chdir=\(program.folder)/p \(program.folder)/p/slurm/work.sh\n"
                        + "sbatch --dependency=afterok:JOB "))
            #expect(!FileManager.default.fileExists(atPath: program.folder + "/p/slurm"))
            #expect(!FileManager.default.fileExists(atPath: program.folder + "/asked"))
        }
    }

    @Test func whatSlurmRefusesIsSaid() throws {
        try withSlurm { program, run in
            #expect(try run("plan", "plan.yaml", "--blocks", "4", "--output", "p").status == 0)
            let none = try program.run(
                ["PATH=\(program.folder)/none", Program.path, "submit", "p"], executable: "/usr/bin/env")
            #expect(none.status == 73 && none.output.isEmpty)
            #expect(none.talk.hasPrefix("p: error: cannot submit: there is no sbatch here; go to a machine with Slurm"))
            try write("#!/bin/sh\necho 'MaxArraySize = 3'\n", "bin/scontrol", program)
            let many = try run("submit", "p")
            #expect(
                many.talk == "p: error: cannot submit: arrays of this cluster have at most 3 tasks (MaxArraySize); "
                    + "plan at most 3 blocks\n")
            try write("#!/bin/sh\n", "bin/scontrol", program)
            try write("#!/bin/sh\necho 'sbatch: error: invalid account' >&2; exit 1\n", "bin/sbatch", program)
            let refused = try run("submit", "p")
            #expect(refused.status == 73 && refused.talk == "sbatch: error: invalid account\n")
            #expect(try run("status", "p").output.hasSuffix("fotfeste submit p\n"))
        }
    }

    /// States are shown as Slurm names them, in the queue and after it; a state that is not known is no
    /// reason to submit a task again.
    @Test func statesAreShownAsTheyAre() throws {
        try withSlurm { program, run in
            #expect(try run("plan", "plan.yaml", "--replications", "20", "--blocks", "20", "--output", "p").status == 0)
            #expect(try run("submit", "p").output == "blocks 0-19: job 41\nmerge: job 42\n")
            let active = [
                "RUNNING", "COMPLETING", "CONFIGURING", "SUSPENDED", "REQUEUED", "REQUEUE_HOLD", "STAGE_OUT", "STOPPED",
                "FROBNICATING",
            ]
            let ended = ["OUT_OF_MEMORY", "NODE_FAIL", "PREEMPTED", "TIMEOUT", "BOOT_FAIL", "DEADLINE"]
            let queue = (active + ended.prefix(2)).enumerated().map { "41|\($0)|\($1)\n" }.joined()
            try write(queue + "41|[16-18%2]|PENDING\n42|N/A|SPECIAL_EXIT\n", "queue", program)
            let accounts = ended.enumerated().map { "41_\($0 + 9)|\($1)|0:0\n" }.joined()
            try write(accounts + "41_15|FAILED|0:9\n41_[19-20]|CANCELLED by 1000|0:0\n", "accounts", program)
            #expect(
                try run("status", "p").output == """
                    plan: 0 of 20 blocks are done
                      running          1  0
                      waiting          3  16-18
                      COMPLETING       1  1
                      CONFIGURING      1  2
                      FROBNICATING     1  8
                      REQUEUED         1  4
                      REQUEUE_HOLD     1  5
                      STAGE_OUT        1  6
                      STOPPED          1  7
                      SUSPENDED        1  3
                      failed           8  9-15,19
                    block 9: OUT_OF_MEMORY; log: p/slurm/41-9.log
                    block 10: NODE_FAIL; log: p/slurm/41-10.log
                    block 11: PREEMPTED; log: p/slurm/41-11.log
                    block 12: TIMEOUT; log: p/slurm/41-12.log
                    block 13: BOOT_FAIL; log: p/slurm/41-13.log
                    block 14: DEADLINE; log: p/slurm/41-14.log
                    block 15: FAILED by signal 9; log: p/slurm/41-15.log
                    block 19: CANCELLED by 1000; log: p/slurm/41-19.log
                    merge: SPECIAL_EXIT

                    """)
            let json = try run("status", "p", "--json").output
            let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
            let states = (object["queue"] as? [[String: Any]])?.compactMap { $0["state"] as? String } ?? []
            #expect(states == active + ["PENDING", "PENDING", "PENDING"])
            #expect(object["running"] as? [Int] == [0] && object["waiting"] as? [Int] == [16, 17, 18])
            #expect(try run("submit", "p", "--missing").output == "blocks 9-15,19: job 43\nmerge: job 44\n")
        }
    }

    /// Folder names are data: what `sbatch` is given and what its scripts run is the folder, to the byte.
    @Test(arguments: [
        "a b", "it's", "say \"hi\"", "back\\slash", "line\nend", "cr\r\nlf", "\n#SBATCH --wrap=x\n", "$(touch pwned)",
        "`touch pwned`", "%A-%j %%", "tab\there", "*?[x]{a,b}", "!bang; touch pwned &", "~", "ø€ \u{2028}", "-dash",
        "'\n'",
        "\u{1B}[31m7",
    ]) func foldersOfAnyName(name: String) throws {
        try withSlurm { program, run in
            let bin = program.folder + "/bin"
            try write("#!/bin/sh\ncd '\(bin)'\nprintf '%s\\0' \"$@\" >> ../asked; echo 41\n", "bin/sbatch", program)
            let folder = "./" + name
            #expect(
                try run("plan", "plan.yaml", "--replications", "1", "--blocks", "1", "--output", folder).status == 0)
            let submitted = try run("submit", folder, "--scratch", "$SCRATCH/it's \"$(touch pwned)\"")
            #expect(submitted.status == 0, "\(submitted.talk)")
            let plan = program.folder + "/./" + name
            let words = ["--parsable", "--array=0-0", "--chdir=\(plan)", plan + "/slurm/work.sh"].map {
                $0.replacing("--array=0-0", with: "--array=0")
            }
            let merge = ["--parsable", "--dependency=afterok:41", "--kill-on-invalid-dep=yes", words[2]]
            #expect(
                try program.text("asked").split(separator: "\0").map(String.init) == words + merge + [
                    plan + "/slurm/merge.sh"
                ])

            for (script, array) in [("work.sh", [words[1]]), ("merge.sh", [])] {
                let path = "\(plan)/slurm/\(script)"
                let text = try String(contentsOfFile: path, encoding: .utf8)
                let lines = text.components(separatedBy: "\n")
                #expect(!text.contains("\r"))
                // Directives are no words of a shell: none may have a part of the name.
                #expect(lines.filter { $0.hasPrefix("#SBATCH") }.count == 5)
                // Slurm takes these for patterns, so that the script opens its log itself.
                let hasPatterns = name.contains("%") || name.contains("\\")
                #expect(lines.count == (hasPatterns ? 11 : 10) && lines[6].hasPrefix("# "))
                #expect(lines.contains("#SBATCH --output=/dev/null") == hasPatterns)
                #expect(try program.run(["-n", path], executable: "/bin/bash").talk.isEmpty)
                // The comment's command, given to a shell, asks for the same.
                try write("", "asked", program)
                let hand = try #require(lines[6].components(separatedBy: "by hand: ").last)
                let path0 = "PATH=\(bin):/usr/bin:/bin"
                #expect(try program.run([path0, "/bin/bash", "-c", hand], executable: "/usr/bin/env").status == 0)
                #expect(try program.text("asked").split(separator: "\0").map(String.init) == array + [words[2], path])
                let environment = [
                    "SLURM_ARRAY_JOB_ID=41", "SLURM_ARRAY_TASK_ID=0", "SLURM_JOB_ID=42", "SLURM_SUBMIT_DIR=/",
                    "SCRATCH=\(program.folder)/scratch",
                ]
                let ran = try program.run(environment + ["/bin/bash", path], executable: "/usr/bin/env")
                #expect(ran.status == 0, "\(ran.talk)")
                let logs = try FileManager.default.contentsOfDirectory(atPath: plan + "/slurm")
                #expect(logs.contains(script == "work.sh" ? "41-0.log" : "merge-42.log") == hasPatterns)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: plan).contains("plan.sqlite"))
            let scratch = program.folder + "/scratch/it's \"$(touch pwned)\""
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch).isEmpty)
            let made = try FileManager.default.subpathsOfDirectory(atPath: program.folder)
            #expect(!made.contains { $0.hasSuffix("pwned") })
        }
    }

    @Test func valuesWithLineEndsAreRefused() throws {
        try withSlurm { program, run in
            for option in ["--partition", "--time", "--memory", "--merge-memory", "--account", "--sbatch"] {
                let refused = try run(
                    "submit", "p", option, option == "--sbatch" ? "--qos=x\n#SBATCH --wrap=x" : "x\n#SBATCH --wrap=x")
                #expect(refused.status == 64)
                #expect(refused.talk.hasPrefix("Error: \(option): one line, without line ends\n"), "\(refused.talk)")
            }
        }
    }
}
