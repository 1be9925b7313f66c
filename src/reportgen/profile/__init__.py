"""What a province, year or bureau decides: forms, columns, words, decimals, scoring."""
