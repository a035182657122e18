#pragma once
#include <pthread.h>

namespace motcua::base {

/// What `top -H`, perf and a debugger call the calling thread; at most 15 bytes.
template <std::size_t size> void name_this_thread(const char (&name)[size]) {
    static_assert(size <= 16);
    pthread_setname_np(pthread_self(), name);
}

}
