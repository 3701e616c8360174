/**
 * Campaigns that need a whole machine: processes that are killed, threads that run at once, file
 * systems that fill up or are cut off. All share one load, whose content tells by itself which
 * writes it is made of: {@code Script} says what is written, {@code Writer} writes it, {@code
 * Contents} reads a store, and {@code Judge} says whether that may be so.
 */
package dev.lsmkv.core.campaign.machine;
