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
            let merge = "--parsable --dependency=afterok:41 --kill-on-invalid-dep=yes \(slurm)/merge.sh\n"
            #expect(try program.text("asked") == "--parsable --array=0-3%2 \(slurm)/work.sh\n" + merge)
            let script = try program.text("p/slurm/work.sh")
            for line in ["#!/bin/bash", "#SBATCH --time=01:00:00", "#SBATCH --qos=low", "#SBATCH --cpus-per-task=1"] {
                #expect(script.contains(line + "\n"))
            }
            #expect(script.hasSuffix(" work '\(program.folder)/p' --block \"$SLURM_ARRAY_TASK_ID\" --jobs 1\n"))
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
                    "--dependency=afterok:43,afterany:41 --kill-on-invalid-dep=yes \(slurm)/merge.sh\n"))
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
            #expect(dry.output.contains("\nmodule load GSL\nexec '"))
            #expect(dry.output.contains(" --jobs 1 --scratch \"$TMPDIR\"\n"))
            #expect(
                dry.output.contains(
                    "\nsbatch --array=0-1 '\(program.folder)/p/slurm/work.sh'\nsbatch --dependency=afterok:JOB "))
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
}
