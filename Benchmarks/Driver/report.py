"""The table, the bars, the file of results."""
import json

MEMORY_BAR = 1.5
HOLD_BARS = {100: 1.0, 1000: 1.0, 100_000: 0.6, 1_000_000: 0.5}
# The speed-up of two jobs is at least 0.93 of that of two processes.
TWO_JOBS_BAR = 1 / 0.93
# Of the whole model: the nation beside the region, and the region beside the pathway.
MODEL_BARS = {"nation, CPU a specialist-year": 1.3, "nation, CPU a seeker-year": 1.3, "region, CPU a meeting": 10}
NATION_MEMORY_BAR = 400e6


def table(rows):
    heading = ("benchmark", "size", "peer", "ours s", "peer s", "ratio", "ours ns", "peer ns", "ours MB", "peer MB")
    lines = [heading] + [cells(row) for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heading))]
    return "\n".join(
        "  ".join(cell.ljust(width) if column in (0, 2) else cell.rjust(width)
                  for column, (cell, width) in enumerate(zip(line, widths)))
        for line in lines)


def cells(row):
    per_event = row["benchmark"].startswith(("hold", "draw"))
    nanoseconds = [f"{1e9 * row[key] / row['events']:.1f}" if per_event else ""
                   for key in ("seconds", "peer_seconds")]
    megabytes = [f"{row[key] / 1e6:.1f}" for key in ("peak_memory_bytes", "peer_peak_memory_bytes")]
    return (row["benchmark"], f"{row['size']}", row["peer"], f"{row['seconds']:.4f}", f"{row['peer_seconds']:.4f}",
            f"{row['ratio']:.3f}", *nanoseconds, *megabytes)


def without_draws(rows):
    """The ratios of hold when the cost of a draw is taken off both sides."""
    draws = {row["peer"]: row for row in rows if row["benchmark"] == "draw"}
    lines = []
    for row in rows:
        draw = draws.get(row["peer"])
        if row["benchmark"] != "hold" or not draw:
            continue
        ours, peer = (row[key] / row["events"] - draw[key] / draw["events"] for key in ("seconds", "peer_seconds"))
        if peer > 0:
            lines.append(f"hold {row['size']} against {row['peer']} without the draw: {ours / peer:.3f}")
    return "\n".join(lines)


def bar(row):
    """The ratio that a row must not exceed, where there is one."""
    benchmark, size, peer = row["benchmark"], row["size"], row["peer"]
    if benchmark in MODEL_BARS:
        return MODEL_BARS[benchmark]
    if benchmark in ("two-jobs", "region-two-jobs"):
        return TWO_JOBS_BAR
    if benchmark == "pathway":
        return {"c++": 1.1, "simpy": 1 / 50}.get(peer)
    if peer == "c++" and benchmark == "hold":
        return HOLD_BARS.get(size)
    if peer == "c++" and benchmark in ("hold-mixed", "hold-cancelled"):
        return 1.0
    return None


def missed(rows):
    lines = []
    for row in rows:
        name = f"{row['benchmark']} {row['size']} against {row['peer']}"
        if (limit := bar(row)) and row["ratio"] > limit:
            lines.append(f"{name}: ratio {row['ratio']:.3f}, bar {limit:.3g}")
        if row["benchmark"].startswith("nation") and row["peak_memory_bytes"] > NATION_MEMORY_BAR:
            lines.append(f"{name}: {row['peak_memory_bytes'] / 1e6:.0f} MB, bar {NATION_MEMORY_BAR / 1e6:.0f}")
        memory = row["peak_memory_bytes"] / row["peer_peak_memory_bytes"]
        if row["benchmark"] == "pathway" and row["peer"] == "c++" and memory > MEMORY_BAR:
            lines.append(f"{name}: memory ratio {memory:.2f}, bar {MEMORY_BAR}")
    return lines


def write(rows, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")
