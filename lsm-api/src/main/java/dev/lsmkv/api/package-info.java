/** What applications call and what plug-ins implement: interfaces, no dependencies. */
package dev.lsmkv.api;
