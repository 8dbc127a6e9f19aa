// The pathway benchmark in C++17, written by hand for this one model. Definition: ../README.md.
//
//   pathway SEED OFFICES
//
// One calendar for all offices: a 4-ary heap whose groups of four siblings fill a cache line each. Seekers are flat
// records of 32 bytes that are used again, queues run through them. A seeker has one live entry in the calendar; a
// patience that admission overtook is known by its ticket and skipped, and what would come after the horizon is not
// entered. Every variate is drawn by the GSL.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <vector>

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

namespace {

constexpr double horizon = 1825, daysToRetention = 365;
constexpr double arrivalGap = 1 / 0.15, patience = 120, meetingGap = 7, supportGap = 14;
constexpr double extraMeetings[] = {1, 3, 8}, dropout[] = {0.01, 0.01, 0.015};
constexpr double placementShape = 1.3, placementScale = 60, jobShape = 0.8, jobScale = 400, returning = 0.5;
constexpr int specialists = 3, slots = 45, jobsWithReturn = 2;

constexpr double never = std::numeric_limits<double>::infinity();
constexpr uint32_t none = UINT32_MAX;
constexpr uint32_t arrivalFlag = 1u << 31;  // the owner of an entry is a seeker, or an office with this flag

struct Draws {
    gsl_rng *generator = gsl_rng_alloc(gsl_rng_taus2);

    explicit Draws(uint64_t seed) { gsl_rng_set(generator, seed); }
    ~Draws() { gsl_rng_free(generator); }
    Draws(const Draws &) = delete;

    // As gsl_ran_exponential, but by log instead of log1p, which takes longer.
    double exponential(double mean) { return -mean * std::log(gsl_rng_uniform_pos(generator)); }
    double weibull(double shape, double scale) { return gsl_ran_weibull(generator, scale, shape); }
    bool chance(double probability) { return gsl_rng_uniform(generator) < probability; }
    int poisson(double mean) { return int(gsl_ran_poisson(generator, mean)); }
};

struct Lognormal {
    double location, scale;

    Lognormal(double mean, double sd) {
        const double variance = std::log1p(sd * sd / (mean * mean));
        location = std::log(mean) - variance / 2;
        scale = std::sqrt(variance);
    }
    double draw(Draws &draws) const {
        return std::exp(location + gsl_ran_gaussian_ziggurat(draws.generator, scale));
    }
};

struct Entry {
    double time;
    uint32_t owner, ticket;
};

// The root is at 3, the children of i at 4i - 8 ... 4i - 5, so that they never straddle a cache line.
class Calendar {
public:
    explicit Calendar(size_t capacity) { grow(capacity + 4); }
    ~Calendar() { std::free(entries); }
    Calendar(const Calendar &) = delete;

    bool isEmpty() const { return end == root; }
    const Entry &first() const { return entries[root]; }

    void add(Entry entry) {
        if (entry.time >= horizon) return;
        if (end == capacity) grow(2 * capacity);
        size_t hole = end++;
        while (hole > root) {
            const size_t parent = hole / 4 + 2;
            if (entries[parent].time <= entry.time) break;
            entries[hole] = entries[parent];
            hole = parent;
        }
        entries[hole] = entry;
    }

    void removeFirst() {
        const Entry last = entries[--end];
        if (end > root) replaceFirst(last);
    }

    void replaceFirst(Entry entry) {
        Entry *const all = entries;
        const size_t end = this->end;
        size_t hole = root, child = 4;
        for (; child + 3 < end; child = 4 * hole - 8) {
            const Entry *const group = all + child;
            const size_t low = group[1].time < group[0].time, high = 2 + (group[3].time < group[2].time);
            // A product where a conditional would be compiled to a jump that is mispredicted every other time.
            const size_t least = child + low + (high - low) * (group[high].time < group[low].time);
            if (all[least].time >= entry.time) {
                all[hole] = entry;
                return;
            }
            all[hole] = all[least];
            hole = least;
        }
        if (child < end) {
            size_t least = child;
            for (size_t other = child + 1; other < end; ++other)
                if (all[other].time < all[least].time) least = other;
            if (all[least].time < entry.time) {
                all[hole] = all[least];
                hole = least;
            }
        }
        all[hole] = entry;
    }

private:
    static constexpr size_t root = 3;
    Entry *entries = nullptr;
    size_t end = root, capacity = 0;

    void grow(size_t wanted) {
        wanted = (wanted + 3) / 4 * 4;
        auto *larger = static_cast<Entry *>(std::aligned_alloc(64, wanted * sizeof(Entry)));
        if (!larger) std::abort();
        for (size_t i = root; i < end; ++i) larger[i] = entries[i];
        std::free(entries);
        entries = larger;
        capacity = wanted;
    }
};

enum class State : uint8_t { waiting, beforeMeeting, meeting, placing, beforeSupport, support, afterJob };

struct Seeker {
    double clock;  // when it arrived, until admission; then when the support in its job ends
    union {
        double duration;  // of the meeting that it queues for
        uint32_t previous;  // in the queue for a slot
    };
    uint32_t next;  // in a queue, or among the records to use again
    uint32_t office, ticket;
    State state;
    uint8_t phase, meetingsLeft;
    uint8_t jobs : 7, lasting : 1;
};
static_assert(sizeof(Seeker) == 32);

struct Queue {
    uint32_t first = none, last = none;
};

struct Office {
    Queue forSlot, forSpecialist;
    int freeSlots = slots, freeSpecialists = specialists;
};

struct Counts {
    uint64_t arrivals = 0, admitted = 0, reneged = 0, dropped = 0, retained = 0, events = 0;
    double waited = 0, busy = 0;
};

class Pathway {
public:
    Counts counts;

    Pathway(uint64_t seed, uint32_t officeCount) : draws(seed), calendar(128 * officeCount), offices(officeCount) {
        seekers.reserve(128 * officeCount);
    }

    void run() {
        for (uint32_t office = 0; office < offices.size(); ++office)
            calendar.add({draws.exponential(arrivalGap), office | arrivalFlag, 0});
        while (!calendar.isEmpty()) {
            const Entry entry = calendar.first();
            double next = never;
            if (entry.owner & arrivalFlag) {
                begin(entry);
                next = arrive(entry.owner & ~arrivalFlag);
            } else if (seekers[entry.owner].ticket == entry.ticket) {
                begin(entry);
                next = proceed(entry.owner);
            }
            // The entry stays on top while its event runs, so that the owner's next one can take its place.
            if (next < horizon)
                calendar.replaceFirst({next, entry.owner, entry.ticket});
            else
                calendar.removeFirst();
        }
    }

private:
    const Lognormal meetingLength{0.15, 0.08}, supportLength{0.1, 0.05};
    Draws draws;
    Calendar calendar;
    std::vector<Seeker> seekers;
    std::vector<Office> offices;
    uint32_t unused = none;
    double now = 0;

    void begin(const Entry &entry) {
        now = entry.time;
        ++counts.events;
    }

    // What follows returns the time of the owner's next event, or `never`.

    double arrive(uint32_t index) {
        ++counts.arrivals;
        Office &office = offices[index];
        const uint32_t id = newSeeker();
        Seeker &seeker = seekers[id];
        seeker.clock = now;
        seeker.office = index;
        seeker.jobs = 0;
        if (office.freeSlots > 0) {
            --office.freeSlots;
            admit(id, seeker);
        } else {
            Queue &queue = office.forSlot;
            seeker.state = State::waiting;
            seeker.next = none;
            seeker.previous = queue.last;
            (queue.last == none ? queue.first : seekers[queue.last].next) = id;
            queue.last = id;
            calendar.add({now + draws.exponential(patience), id, seeker.ticket});
        }
        return now + draws.exponential(arrivalGap);
    }

    double proceed(uint32_t id) {
        Seeker &seeker = seekers[id];
        switch (seeker.state) {
        case State::waiting: return renege(id, seeker);
        case State::beforeMeeting: return meet(id, seeker, meetingLength, State::meeting);
        case State::meeting: return endMeeting(id, seeker);
        case State::placing: return startJob(seeker);
        case State::beforeSupport: return meet(id, seeker, supportLength, State::support);
        case State::support:
            releaseSpecialist(seeker.office);
            return now < seeker.clock ? untilSupport(seeker) : endJob(id, seeker);
        case State::afterJob: return endJob(id, seeker);
        }
        return never;
    }

    double renege(uint32_t id, const Seeker &seeker) {
        Queue &queue = offices[seeker.office].forSlot;
        (seeker.previous == none ? queue.first : seekers[seeker.previous].next) = seeker.next;
        (seeker.next == none ? queue.last : seekers[seeker.next].previous) = seeker.previous;
        ++counts.reneged;
        forget(id);
        return never;
    }

    void admit(uint32_t id, Seeker &seeker) {
        ++counts.admitted;
        counts.waited += now - seeker.clock;
        calendar.add({startPhase(seeker, 0), id, ++seeker.ticket});
    }

    double startPhase(Seeker &seeker, int phase) {
        seeker.phase = uint8_t(phase);
        seeker.meetingsLeft = uint8_t(1 + draws.poisson(extraMeetings[phase]));
        return untilMeeting(seeker);
    }

    double untilMeeting(Seeker &seeker) {
        seeker.state = State::beforeMeeting;
        return now + draws.exponential(meetingGap);
    }

    double endMeeting(uint32_t id, Seeker &seeker) {
        releaseSpecialist(seeker.office);
        if (draws.chance(dropout[seeker.phase])) return leave(id, counts.dropped);
        if (--seeker.meetingsLeft > 0) return untilMeeting(seeker);
        if (seeker.phase < 2) return startPhase(seeker, seeker.phase + 1);
        seeker.state = State::placing;
        return now + draws.weibull(placementShape, placementScale);
    }

    double startJob(Seeker &seeker) {
        const double length = draws.weibull(jobShape, jobScale);
        ++seeker.jobs;
        seeker.lasting = length >= daysToRetention;
        seeker.clock = now + (seeker.lasting ? daysToRetention : length);
        return untilSupport(seeker);
    }

    double untilSupport(Seeker &seeker) {
        const double time = now + draws.exponential(supportGap);
        const bool inJob = time < seeker.clock;
        seeker.state = inJob ? State::beforeSupport : State::afterJob;
        return inJob ? time : seeker.clock;
    }

    double endJob(uint32_t id, Seeker &seeker) {
        if (seeker.lasting) return leave(id, counts.retained);
        if (seeker.jobs <= jobsWithReturn && draws.chance(returning)) return startPhase(seeker, 2);
        return leave(id, counts.dropped);
    }

    double meet(uint32_t id, Seeker &seeker, const Lognormal &length, State state) {
        Office &office = offices[seeker.office];
        const double duration = length.draw(draws);
        seeker.state = state;
        if (office.freeSpecialists > 0) {
            --office.freeSpecialists;
            return endOfMeeting(duration);
        }
        Queue &queue = office.forSpecialist;
        seeker.duration = duration;
        seeker.next = none;
        (queue.last == none ? queue.first : seekers[queue.last].next) = id;
        queue.last = id;
        return never;
    }

    double endOfMeeting(double duration) {
        const double end = now + duration;
        counts.busy += end <= horizon ? duration : horizon - now;
        return end;
    }

    void releaseSpecialist(uint32_t index) {
        Office &office = offices[index];
        Queue &queue = office.forSpecialist;
        const uint32_t id = queue.first;
        if (id == none) {
            ++office.freeSpecialists;
            return;
        }
        const Seeker &seeker = seekers[id];
        queue.first = seeker.next;
        if (queue.first == none) queue.last = none;
        calendar.add({endOfMeeting(seeker.duration), id, seeker.ticket});
    }

    double leave(uint32_t id, uint64_t &outcome) {
        ++outcome;
        Office &office = offices[seekers[id].office];
        Queue &queue = office.forSlot;
        const uint32_t waiting = queue.first;
        forget(id);
        if (waiting == none) {
            ++office.freeSlots;
            return never;
        }
        queue.first = seekers[waiting].next;
        (queue.first == none ? queue.last : seekers[queue.first].previous) = none;
        admit(waiting, seekers[waiting]);
        return never;
    }

    uint32_t newSeeker() {
        const uint32_t id = unused;
        if (id != none) {
            unused = seekers[id].next;
            return id;
        }
        seekers.push_back({});
        return uint32_t(seekers.size() - 1);
    }

    void forget(uint32_t id) {
        seekers[id].next = unused;
        unused = id;
    }
};

}  // namespace

int main(int argc, char **argv) {
    if (argc != 4 || std::strcmp(argv[1], "pathway") != 0) {
        std::fprintf(stderr, "usage: pathway SEED OFFICES\n");
        return 64;
    }
    const unsigned long long seed = std::strtoull(argv[2], nullptr, 10);
    const int offices = std::atoi(argv[3]);
    const auto start = std::chrono::steady_clock::now();
    Pathway pathway(seed, uint32_t(offices));
    pathway.run();
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;

    const Counts &counts = pathway.counts;
    std::printf(
        "{\"tool\":\"c++\",\"benchmark\":\"pathway\",\"seed\":%llu,\"K\":%d,\"arrivals\":%llu,\"admitted\":%llu,"
        "\"reneged\":%llu,\"dropped\":%llu,\"retained\":%llu,\"active\":%llu,\"mean_wait_admitted_days\":%.6f,"
        "\"specialist_utilisation\":%.6f,\"events\":%llu,\"seconds\":%.6f}\n",
        seed, offices, (unsigned long long)counts.arrivals, (unsigned long long)counts.admitted,
        (unsigned long long)counts.reneged, (unsigned long long)counts.dropped, (unsigned long long)counts.retained,
        (unsigned long long)(counts.arrivals - counts.reneged - counts.dropped - counts.retained),
        counts.admitted ? counts.waited / double(counts.admitted) : 0.0,
        counts.busy / (specialists * offices * horizon), (unsigned long long)counts.events, elapsed.count());
}
