/** The default table format: blocks, sparse index, mapped reads. */
package dev.lsmkv.sstable;
