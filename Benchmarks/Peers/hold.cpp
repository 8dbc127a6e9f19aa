// The hold benchmark, and the cost of its draws alone, in C++17 on std::priority_queue. Definition: ../README.md.
//
//   hold SEED N EVENTS [plain|mixed|cancelled]
//   draw SEED COUNT
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <queue>
#include <vector>

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

gsl_rng *makeGenerator(unsigned long seed) {
    gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(generator, seed);
    return generator;
}

struct Event {
    double time;
    uint32_t id;
};

struct CancellableEvent {
    double time;
    uint32_t slot, ticket;
};

// Times are not negative, so their bits are in the same order. Compared so, the compiler chooses conditional moves
// instead of jumps, which makes the queue faster by a tenth or two.
struct Later {
    static uint64_t bits(double time) {
        uint64_t bits;
        std::memcpy(&bits, &time, sizeof bits);
        return bits;
    }
    template <typename Event> bool operator()(const Event &a, const Event &b) const {
        return bits(a.time) > bits(b.time);
    }
};

template <typename Event> struct Calendar : std::priority_queue<Event, std::vector<Event>, Later> {
    explicit Calendar(size_t capacity) { this->c.reserve(capacity); }

    template <typename Predicate> void removeAll(Predicate isDead) {
        this->c.erase(std::remove_if(this->c.begin(), this->c.end(), isDead), this->c.end());
        std::make_heap(this->c.begin(), this->c.end(), Later());
    }
};

struct Result {
    double now, seconds;
    uint64_t checksum;  // sum of the identities of the executed events
};

template <typename Draw, typename Increment>
Result hold(uint32_t size, uint64_t events, Draw first, Increment increment) {
    Calendar<Event> calendar(size);
    for (uint32_t id = 0; id < size; ++id) calendar.push({first(), id});

    Result result{};
    const auto start = Clock::now();
    for (uint64_t executed = 0; executed < events; ++executed) {
        const Event event = calendar.top();
        calendar.pop();
        result.now = event.time;
        result.checksum += event.id;
        calendar.push({event.time + increment(), event.id});
    }
    result.seconds = secondsSince(start);
    return result;
}

// Cancels by ticket: an event is live while its ticket is that of its slot. The dead are skipped when they surface, and
// swept out when they are more than half as many as the live.
Result holdCancelled(uint32_t size, uint64_t events, gsl_rng *generator) {
    const size_t capacity = size + size / 2 + 2;
    Calendar<CancellableEvent> calendar(capacity + 2);
    std::vector<uint32_t> tickets(size + 1, 0);
    auto isDead = [&](const CancellableEvent &event) { return tickets[event.slot] != event.ticket; };
    for (uint32_t slot = 0; slot < size; ++slot) calendar.push({gsl_ran_exponential(generator, 1), slot, 0});
    uint32_t empty = size;

    Result result{};
    const auto start = Clock::now();
    for (uint64_t executed = 0; executed < events; ++executed) {
        while (isDead(calendar.top())) calendar.pop();
        const CancellableEvent event = calendar.top();
        calendar.pop();
        result.now = event.time;
        result.checksum += event.slot;
        const uint32_t second = empty;
        calendar.push({event.time + gsl_ran_exponential(generator, 1), event.slot, event.ticket});
        calendar.push({event.time + gsl_ran_exponential(generator, 1), second, tickets[second]});
        empty = uint32_t(gsl_rng_uniform(generator) * (size + 1.0));
        ++tickets[empty];
        if (calendar.size() > capacity) calendar.removeAll(isDead);
    }
    result.seconds = secondsSince(start);
    return result;
}

int runHold(int argc, char **argv) {
    const unsigned long seed = std::strtoul(argv[2], nullptr, 10);
    const auto size = uint32_t(std::strtoul(argv[3], nullptr, 10));
    const uint64_t events = std::strtoull(argv[4], nullptr, 10);
    const char *variant = argc > 5 ? argv[5] : "plain";
    gsl_rng *generator = makeGenerator(seed);
    Result result;
    auto unit = [=] { return gsl_ran_exponential(generator, 1); };
    auto mixed = [=](double shareOfLong) {
        return gsl_ran_exponential(generator, gsl_rng_uniform(generator) < shareOfLong ? 1000 : 1);
    };
    if (std::strcmp(variant, "plain") == 0) {
        result = hold(size, events, unit, unit);
    } else if (std::strcmp(variant, "mixed") == 0) {
        result = hold(size, events, [=] { return mixed(100 / 100.9); }, [=] { return mixed(0.1); });
    } else if (std::strcmp(variant, "cancelled") == 0) {
        result = holdCancelled(size, events, generator);
    } else {
        std::fprintf(stderr, "unknown variant '%s': plain, mixed or cancelled\n", variant);
        return 64;
    }
    std::printf(
        "{\"tool\":\"c++\",\"benchmark\":\"hold\",\"variant\":\"%s\",\"size\":%u,\"seed\":%lu,\"events\":%llu,"
        "\"seconds\":%.6f,\"now\":%.12g,\"checksum\":%llu}\n",
        variant, size, seed, (unsigned long long)events, result.seconds, result.now,
        (unsigned long long)result.checksum);
    return 0;
}

int runDraw(char **argv) {
    const unsigned long seed = std::strtoul(argv[2], nullptr, 10);
    const uint64_t count = std::strtoull(argv[3], nullptr, 10);
    gsl_rng *generator = makeGenerator(seed);
    double sum = 0;
    const auto start = Clock::now();
    for (uint64_t drawn = 0; drawn < count; ++drawn) sum += gsl_ran_exponential(generator, 1);
    const double seconds = secondsSince(start);
    std::printf(
        "{\"tool\":\"c++\",\"benchmark\":\"draw\",\"seed\":%lu,\"events\":%llu,\"seconds\":%.6f,\"mean\":%.9f}\n", seed,
        (unsigned long long)count, seconds, sum / double(count));
    return 0;
}

}  // namespace

int main(int argc, char **argv) {
    if (argc >= 5 && std::strcmp(argv[1], "hold") == 0) return runHold(argc, argv);
    if (argc == 4 && std::strcmp(argv[1], "draw") == 0) return runDraw(argv);
    std::fprintf(stderr, "usage: hold SEED N EVENTS [plain|mixed|cancelled] | draw SEED COUNT\n");
    return 64;
}
